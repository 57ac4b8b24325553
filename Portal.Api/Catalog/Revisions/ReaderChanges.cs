using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;

namespace Portal.Api.Catalog.Revisions;

/// <summary>A comparison without what is marked as internal (<c>x-internal</c>), for readers from outside.</summary>
internal static class ReaderChanges
{
    public static ComparisonReport Of(bool insider, ContractDocument before, ContractDocument after, ComparisonReport report) => insider
        ? report
        : report with { Changes = [.. report.Changes.Where(change => Shows(before, change.BeforeInside ?? change.BeforePointer) && Shows(after, change.AfterInside ?? change.AfterPointer) && ShowsOperation(before, after, change.Place))] };

    private static bool Shows(ContractDocument document, string? pointer) => pointer is null || document.OutlineFor(insider: false).Shows(pointer);

    private static bool ShowsOperation(ContractDocument before, ContractDocument after, ChangePlace place) =>
        place.Method is null || place.Path is null || (Find(after, place.Method, place.Path) ?? Find(before, place.Method, place.Path) ?? true);

    private static bool? Find(ContractDocument document, string method, string path) =>
        document.FindOperation(method, path) is { } found ? document.OutlineFor(insider: false).Has(found.Id) : null;
}
