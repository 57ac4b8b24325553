using System.Text.Json;
using Portal.Api.Hosting;

namespace Portal.Api.CommandLine.Output;

/// <summary>Where a command writes: results to one stream, everything else to the other. Colours and progress are for people only.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    private static readonly JsonSerializerOptions Json = new(WireJson.Options) { WriteIndented = true };

    public bool IsColoured { get; init; }

    public bool ShowsProgress { get; init; }

    /// <summary>Who can be asked; null: nobody is there.</summary>
    public TextReader? In { get; init; }

    /// <summary>See no-color.org for NO_COLOR.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error)
    {
        IsColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        ShowsProgress = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        In = Console.IsInputRedirected ? null : Console.In,
    };

    public void WriteJson<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, Json));

    public string Paint(string text, Paint paint) => IsColoured ? $"\u001b[{(int)paint}m{text}\u001b[0m" : text;

    public Progress Progress(string what, int total) => new(this, what, total);
}

/// <summary>By their ANSI numbers.</summary>
internal enum Paint
{
    Bold = 1,
    Faint = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}
