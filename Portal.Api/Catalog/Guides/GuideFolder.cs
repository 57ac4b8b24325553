using System.Security;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Guides;

/// <summary>
/// The guides of an API in its folder: <c>guides/*.md</c>, with pictures in <c>guides/images</c>. Only files that lie there themselves are read, no
/// links to others.
/// </summary>
internal sealed class GuideFolder(string root)
{
    private const int Most = 100;
    private const int MostText = 480 * 1024;

    /// <summary>Each file with what it says, or what is wrong with it.</summary>
    public IReadOnlyList<(string File, string Slug, GuideDefinition? Definition, IReadOnlyList<ContractProblem> Problems)> Read(string api)
    {
        var files = Directory.Exists(root) ? Directory.EnumerateFiles(root, "*.md").Order(StringComparer.Ordinal).ToList() : [];
        var slugs = files.Select(Path.GetFileNameWithoutExtension).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var addresses = new GuideAddresses(api, slugs, name => Bytes(Path.Combine(root, "images", name), out _));
        return [.. files.Select((file, index) => index < Most
            ? One(file, addresses)
            : (file, Path.GetFileNameWithoutExtension(file), null, [new ContractProblem("", 1, 1, $"{Most} guides of an API are the most that are taken.")]))];
    }

    private static (string File, string Slug, GuideDefinition? Definition, IReadOnlyList<ContractProblem> Problems) One(string file, GuideAddresses addresses)
    {
        var slug = Path.GetFileNameWithoutExtension(file);
        if (Bytes(file, out var reason) is not { } bytes)
        {
            return (file, slug, null, [new ContractProblem("", 1, 1, reason)]);
        }
        var (definition, problems) = GuideFile.Read(slug, bytes, addresses);
        return definition is { Markdown.Length: > MostText }
            ? (file, slug, null, [new ContractProblem("", 1, 1, $"The guide has {definition.Markdown.Length / 1024} KB with its pictures; {MostText / 1024} KB is the most that is taken.")])
            : (file, slug, definition, problems);
    }

    private static byte[]? Bytes(string file, out string reason)
    {
        try
        {
            var info = new FileInfo(file);
            reason = !info.Exists ? "There is no such file."
                : info.LinkTarget is not null ? "This is a link to a file elsewhere; only files that lie here themselves are read."
                : info.Length > GuideFile.MostBytes ? $"The file has {info.Length / 1024} KB; {GuideFile.MostBytes / 1024} KB is the most that is taken."
                : "";
            return reason.Length > 0 ? null : File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            reason = $"The file cannot be read: {exception.Message}";
            return null;
        }
    }
}
