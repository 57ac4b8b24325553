using System.Globalization;

namespace Portal.Api.CommandLine.Output;

/// <summary>A bar on the terminal's own line for work in steps, gone when the work is done. Nothing at all where nobody watches.</summary>
internal sealed class Progress(Terminal terminal, string what, int total) : IDisposable
{
    private const int Cells = 24;
    private const int LongestName = 40;

    private int _done;
    private int _width;

    public void Step(string name)
    {
        if (terminal.ShowsProgress && total > 1)
        {
            var filled = Cells * _done / total;
            var shown = name.Length > LongestName ? "…" + name[^(LongestName - 1)..] : name;
            Draw(string.Create(CultureInfo.InvariantCulture, $"{what} [{new string('#', filled)}{new string('.', Cells - filled)}] {_done + 1} of {total} {shown}"));
        }
        _done++;
    }

    public void Dispose() => Draw("");

    private void Draw(string text)
    {
        if (_width > 0 || text.Length > 0)
        {
            terminal.Error.Write("\r" + text.PadRight(_width) + (text.Length == 0 ? "\r" : ""));
            _width = text.Length;
        }
    }
}
