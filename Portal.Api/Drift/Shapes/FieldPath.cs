using System.Text;

namespace Portal.Api.Drift.Shapes;

/// <summary>
/// The path of a member in a JSON body, such as <c>quotes[].price</c>. Dots, brackets and backslashes inside a name have a backslash before
/// them, so that a path reads back as the names it was made of.
/// </summary>
internal static class FieldPath
{
    /// <summary>A step into the items of a list.</summary>
    public const string Items = "[]";

    public static string Member(string path, string name) => path.Length == 0 ? Escape(name) : $"{path}.{Escape(name)}";

    /// <summary>Names, and <see cref="Items"/>.</summary>
    public static IReadOnlyList<string> Steps(string path)
    {
        var steps = new List<string>();
        var name = new StringBuilder();
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] is '\\' && at + 1 < path.Length)
            {
                name.Append(path[++at]);
            }
            else if (path[at] is '.' or '[')
            {
                End();
                if (path[at] is '[')
                {
                    steps.Add(Items);
                    at++;
                }
            }
            else
            {
                name.Append(path[at]);
            }
        }
        End();
        return steps;

        void End()
        {
            if (name.Length > 0)
            {
                steps.Add(name.ToString());
                name.Clear();
            }
        }
    }

    /// <summary>The path as contracts' readers write it.</summary>
    public static string Plain(string path) => path.Contains('\\', StringComparison.Ordinal) ? string.Join('.', Steps(path)).Replace("." + Items, Items, StringComparison.Ordinal) : path;

    /// <summary>True where one path is inside what the other names.</summary>
    public static bool IsInside(string path, string outer) => path.Length > outer.Length && path.StartsWith(outer, StringComparison.Ordinal) && (outer.Length == 0 || path[outer.Length] is '.' or '[');

    private static string Escape(string name) =>
        name.AsSpan().IndexOfAny("\\.[") < 0 ? name : name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(".", "\\.", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
}
