using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>What a pointer says about the name of what it points to.</summary>
internal static class SchemaNames
{
    private const string Components = "/components/schemas/";

    /// <summary>The name of a component; null for what lies elsewhere or inside one.</summary>
    public static string? Component(string pointer) =>
        pointer.StartsWith(Components, StringComparison.Ordinal) && !pointer.AsSpan(Components.Length).Contains('/') ? Unescape(pointer[Components.Length..]) : null;

    /// <summary>The component that a pointer is of, or leads into.</summary>
    public static string? Owner(string pointer) =>
        pointer.StartsWith(Components, StringComparison.Ordinal) ? Unescape(pointer[Components.Length..].Split('/')[0]) : null;

    /// <summary>The name of a definition inside another schema.</summary>
    public static string? Definition(string pointer) =>
        pointer.Split('/') is [.., "$defs" or "definitions", var name] ? Unescape(name) : null;

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
