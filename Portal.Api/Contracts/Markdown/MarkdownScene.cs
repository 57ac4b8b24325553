using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>
/// For whom a contract is written out, and where its links lead: to the Markdown of a schema by its name, and of an operation by its id.
/// <paramref name="Insider"/> is a reader of the company.
/// </summary>
public sealed record MarkdownScene(bool Insider, Func<string, string> Schema, Func<string, string> Operation)
{
    internal bool Shows(PropertyView property, ShapeUse use) => property.IsShown(Insider, use);
}
