using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Markdown;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Guides;

/// <summary>Reads a guide: between two lines of three hyphens what it is (title, summary, order, audience), below them its Markdown.</summary>
internal sealed partial class GuideFile : DefinitionFile
{
    /// <summary>With its pictures, a guide stays below what is still read as prose.</summary>
    public const int MostBytes = 256 * 1024;

    private const int MostOrder = 9999;

    private GuideFile()
        : base(linesBefore: 1)
    {
    }

    /// <param name="addresses">What becomes of links and pictures, by their address; null where they lead nowhere.</param>
    public static (GuideDefinition? Definition, IReadOnlyList<ContractProblem> Problems) Read(string slug, ReadOnlyMemory<byte> bytes, GuideAddresses addresses)
    {
        var file = new GuideFile();
        try
        {
            if (bytes.Length > MostBytes)
            {
                return (null, [new ContractProblem("", 1, 1, $"The guide has {bytes.Length / 1024} KB; {MostBytes / 1024} KB is the most that is taken.")]);
            }
            Utf8Text.Check(bytes.Span, 0);
            var definition = file.Definition(slug, Encoding.UTF8.GetString(Utf8Text.WithoutMark(bytes.Span)).ReplaceLineEndings("\n"), addresses);
            return (file.Problems.Exists(problem => problem.IsError) ? null : definition, file.Problems);
        }
        catch (UnreadableException unreadable)
        {
            return (null, [.. file.Problems, new ContractProblem("", unreadable.Line, unreadable.Column, unreadable.Message)]);
        }
    }

    private GuideDefinition? Definition(string slug, string text, GuideAddresses addresses)
    {
        if (!Name().IsMatch(slug))
        {
            Problems.Add(new ContractProblem("", 1, 1, $"the file's name '{Shorten.Text(slug)}' becomes part of an address: lower-case letters, digits and hyphens only."));
        }
        if (Head().Match(text) is not { Success: true } head)
        {
            Problems.Add(new ContractProblem("", 1, 1, "A guide begins with '---', lines of title and summary, and '---' again."));
            return null;
        }
        var root = NodeText.Read(Encoding.UTF8.GetBytes(head.Groups["head"].Value), ContractFormat.Yaml);
        Known(root, "", ["title", "summary", "order", "audience"]);
        var definition = new GuideDefinition(
            slug,
            Text(root, "", "title", 120),
            Text(root, "", "summary", 400),
            Order(root),
            Choice(root, "", "audience", "partners", "partners", "internal") == "internal" ? Audience.Internal : Audience.Partners,
            Body(text[head.Length..].Trim('\n'), LinesOf(text, head.Length), addresses));
        if (definition.Markdown.Length == 0)
        {
            Problems.Add(new ContractProblem("", 1, 1, "The guide says nothing below its second '---'."));
        }
        return definition;
    }

    private string Body(string markdown, int linesBefore, GuideAddresses addresses) => MarkdownProse.WithAddresses(markdown, link =>
    {
        var (address, problem) = addresses.Resolve(link);
        if (problem is not null)
        {
            Problems.Add(new ContractProblem("", linesBefore + link.Line, 1, problem, IsError: false));
        }
        return address;
    });

    private int Order(ContractNode root)
    {
        if (root.Get("order") is not { } node)
        {
            return 100;
        }
        if (node is ScalarNode { Kind: ScalarKind.Number } number && int.TryParse(number.Text, CultureInfo.InvariantCulture, out var order) && order is >= 0 and <= MostOrder)
        {
            return order;
        }
        Wrong(node, "/order", $"is a whole number of 0 to {MostOrder}.");
        return 0;
    }

    private static int LinesOf(string text, int end)
    {
        var start = end;
        while (start < text.Length && text[start] == '\n')
        {
            start++;
        }
        return text.AsSpan(0, start).Count('\n');
    }

    [GeneratedRegex(@"\A---[ \t]*\n(?<head>.*?)^---[ \t]*(\n|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex Name();
}
