using System.Text.RegularExpressions;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>What a reader needs to find, name and understand an operation.</summary>
internal static partial class OperationRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<DocumentSite>(
            "operation-id-unique", Error, "Operation ids are unique",
            "The id is an operation's address in the reference, its name in generated clients and in the records of calls; two of one name are one.",
            "Give each operation an operationId of its own.",
            (document, notes) =>
            {
                var ids = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var operation in document.Run.Operations.Where(operation => operation.Id is not null))
                {
                    if (!ids.TryAdd(operation.Id!, operation.Label))
                    {
                        notes.Add(operation.Place.At("operationId"), $"'{Shorten.Text(operation.Id!)}' is the id of {Shorten.Text(ids[operation.Id!])} too.");
                    }
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-id-present", Warning, "Operations have ids",
            "Without an id, links to the operation and generated method names change whenever its path does.",
            "Add an operationId: a verb and a noun, such as listCities.",
            (operation, notes) =>
            {
                if (operation.IsInbound && string.IsNullOrWhiteSpace(operation.Id))
                {
                    notes.Add(operation.Place, $"{operation.Label} has no operationId.");
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-id-url-safe", Warning, "Operation ids can stand in a URL",
            "The id is part of the operation's address; what must be escaped there makes addresses that people cannot read, type or share.",
            "Use letters, digits, hyphens, underscores, dots and tildes only.",
            (operation, notes) =>
            {
                if (operation.Id is { Length: > 0 } id && !UrlSafe().IsMatch(id))
                {
                    notes.Add(operation.Place.At("operationId"), $"'{Shorten.Text(id)}' has characters that must be escaped in a URL.");
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-summary", Warning, "Operations have a summary",
            "The summary is the operation's title in lists, in search and in menus.",
            "Add a summary of a few words, such as List cities.",
            (operation, notes) =>
            {
                if (string.IsNullOrWhiteSpace(operation.Text("summary")))
                {
                    notes.Add(operation.Place.At("summary"), $"{operation.Label} has no summary.");
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-description", Hint, "Operations are described",
            "A title says what an operation is called; when to use it, what it changes and what it needs only a description says.",
            "Add a description: what it does, what it needs, what surprises.",
            (operation, notes) =>
            {
                if (string.IsNullOrWhiteSpace(operation.Text("description")))
                {
                    notes.Add(operation.Place.At("description"), $"{operation.Label} has no description.");
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-tag", Warning, "Operations have a tag",
            "Tags are the chapters of the reference; an operation without one stands at the end among the others.",
            "Name at least one tag.",
            (operation, notes) =>
            {
                if (operation.IsInbound && operation.Node.Get("tags").Items().Count == 0)
                {
                    notes.Add(operation.Place.At("tags"), $"{operation.Label} has no tag.");
                }
            }),
        LintCheck.On<OperationSite>(
            "operation-body-method", Warning, "GET, HEAD and DELETE have no body",
            "HTTP gives such bodies no meaning (RFC 9110, section 9.3): caches, proxies and browsers drop them or refuse the call.",
            "Send the data as parameters, or use POST (or QUERY).",
            (operation, notes) =>
            {
                if (operation.Method is "GET" or "HEAD" or "DELETE" && operation.Has("requestBody"))
                {
                    notes.Add(operation.Place.At("requestBody"), $"{operation.Label} has a request body.");
                }
            }),
    ];

    [GeneratedRegex(@"^[A-Za-z0-9._~-]+\z")]
    private static partial Regex UrlSafe();
}
