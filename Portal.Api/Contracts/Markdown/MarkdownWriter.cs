using System.Text;

namespace Portal.Api.Contracts.Markdown;

/// <summary>Writes Markdown block by block, with one empty line between them; blocks under an item of a list are indented under it.</summary>
public sealed class MarkdownWriter
{
    private readonly StringBuilder _text = new();
    private string _indent = "";
    private bool _inList;

    /// <summary>Characters written so far.</summary>
    public int Length => _text.Length;

    public void Heading(int level, string markdown) => Block($"{new string('#', Math.Clamp(level, 1, 6))} {markdown}");

    /// <summary>Markdown that is safe already; nothing is written for none.</summary>
    public void Block(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return;
        }
        Gap();
        Lines(markdown, _indent);
        _inList = false;
    }

    /// <summary>Code as it is; its fence is longer than any within it.</summary>
    public void Code(string code, string language = "")
    {
        var fence = new string('`', Math.Max(3, MarkdownEscape.LongestRun(code) + 1));
        Block($"{fence}{language}\n{code.ReplaceLineEndings("\n").TrimEnd('\n')}\n{fence}");
    }

    /// <summary>An item of a list; what <paramref name="inside"/> writes stands under it.</summary>
    /// <param name="more">Text that follows the first line: on it when it is one line, else as blocks of its own.</param>
    public void Item(string line, string more = "", Action? inside = null)
    {
        if (!_inList)
        {
            Gap();
        }
        var isLine = !more.Contains('\n', StringComparison.Ordinal);
        _text.Append(_indent).Append("- ").Append(line).Append(isLine && more.Length > 0 ? $" {more}" : "").Append('\n');
        var outer = _indent;
        _indent += "  ";
        // The first list inside needs no empty line before it.
        _inList = true;
        if (!isLine)
        {
            Block(more);
        }
        inside?.Invoke();
        _indent = outer;
        _inList = true;
    }

    /// <summary>A table; cells are Markdown without line ends and with their bars escaped.</summary>
    public void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        table.Append("| ").AppendJoin(" | ", heads).Append(" |\n|").Append(string.Concat(heads.Select(_ => " --- |")));
        foreach (var row in rows)
        {
            table.Append("\n| ").AppendJoin(" | ", row).Append(" |");
        }
        Block(table.ToString());
    }

    public override string ToString() => _text.ToString();

    private void Gap()
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }
    }

    private void Lines(string markdown, string indent)
    {
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            _text.Append(line.Length == 0 ? "" : indent).Append(line).Append('\n');
        }
    }
}
