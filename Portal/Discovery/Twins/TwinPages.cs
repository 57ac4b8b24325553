using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Portal.Discovery.Twins;

/// <summary>Which pages have a twin, read once from the pages themselves.</summary>
internal static class TwinPages
{
    private const string Ending = ".md";

    private static readonly FrozenDictionary<Type, Type> Twins = typeof(TwinPages).Assembly.GetTypes()
        .Select(page => (Page: page, page.GetCustomAttribute<MarkdownTwinAttribute>()?.Twin))
        .Where(pair => pair.Twin is not null).ToFrozenDictionary(pair => pair.Page, pair => pair.Twin!);

    /// <summary>Each route of each page with a twin.</summary>
    public static IEnumerable<(string Template, Type Twin)> Routes =>
        Twins.SelectMany(pair => pair.Key.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, pair.Value)));

    public static Type? TwinOf(Type page) => Twins.GetValueOrDefault(page);

    /// <summary>The address of a page's Markdown. Query and fragment stay where they are.</summary>
    public static string Path(string page)
    {
        var end = page.AsSpan().IndexOfAny('?', '#') is >= 0 and var at ? at : page.Length;
        return (page[..end] is "/" ? "/index" : page[..end]) + Ending + page[end..];
    }
}
