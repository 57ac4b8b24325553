using Microsoft.Extensions.Time.Testing;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;

namespace Portal.Tests.Contracts.Compare;

/// <summary>Documents made of fragments, and what a comparison says of them. The day is 1 January 2027.</summary>
internal static class Changed
{
    public static readonly ComparisonSettings Settings = new() { Clock = new FakeTimeProvider(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero)) };

    /// <summary>A document of JSON members.</summary>
    public static ContractDocument Document(string members)
    {
        var all = members;
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[("openapi", "\"3.2.0\""), ("info", """{"title":"Trips","version":"1.0.0"}"""), ("paths", "{}")])
        {
            all = Has(members, name) ? all : $"\"{name}\":{text},{all}";
        }
        return Documents.Open("{" + all.TrimEnd(',') + "}");
    }

    /// <summary>A document with <c>POST /trips/{id}</c>, given by its members.</summary>
    public static ContractDocument Operation(string members, string rest = "") => Document(
        "\"paths\":{\"/trips/{id}\":{\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}],\"post\":{" + WithResponses(members) + "}}}" + (rest.Length > 0 ? "," : "") + rest);

    public static ComparisonReport Between(ContractDocument before, ContractDocument after, ComparisonSettings? settings = null) =>
        ContractComparison.Compare(before, after, settings ?? Settings);

    public static IEnumerable<string> Rules(this ComparisonReport report) => report.Changes.Select(change => change.Rule).Where(rule => rule is not "api-version-not-bumped");

    public static string Text(this ComparisonReport report) => string.Join('\n', report.Changes.Select(change => $"{change.Class} {change.Rule} {change.Place.Field}: {change.Message} ({change.BeforePointer} -> {change.AfterPointer})"));

    private static string WithResponses(string members) =>
        Has(members, "responses") ? members : $"{members}{(members.Length > 0 ? "," : "")}{"\"responses\":{\"204\":{\"description\":\"Done\"}}"}";

    private static bool Has(string members, string name) => members.Contains($"\"{name}\":", StringComparison.Ordinal);
}
