using Portal.Api.Contracts.Samples.Writers;

namespace Portal.Api.Contracts.Samples;

/// <summary>
/// A language, or a tool of one, that samples are written in. <see cref="Id"/> is what the reader's cookie and addresses say;
/// <see cref="Family"/> is what lists group by; <see cref="Colours"/> names the language to colour it as, null for plain text.
/// </summary>
public sealed record SampleLanguage
{
    public static readonly SampleLanguage Curl = new("curl", "cURL", "Shell", null, CurlWriter.Write);
    public static readonly SampleLanguage CSharp = new("csharp", "C#", ".NET", "csharp", CSharpWriter.Write);
    public static readonly SampleLanguage JavaScript = new("javascript", "JavaScript", "JavaScript", "javascript", JavaScriptWriter.Write);
    public static readonly SampleLanguage Python = new("python", "Python", "Python", "python", PythonWriter.Requests);
    public static readonly SampleLanguage HttpFile = new("http", ".http", "HTTP", null, HttpFileWriter.Write);

    /// <summary>Those most readers look for come first.</summary>
    public static readonly IReadOnlyList<SampleLanguage> All =
    [
        Curl,
        CSharp,
        JavaScript,
        Python,
        new("wget", "Wget", "Shell", null, WgetWriter.Write),
        new("httpie", "HTTPie", "Shell", null, HttpieWriter.Write),
        new("powershell", "PowerShell", "Shell", "powershell", PowerShellWriter.Write),
        new("refit", "C# with Refit", ".NET", "csharp", RefitWriter.Write),
        new("typescript", "TypeScript", "JavaScript", "typescript", TypeScriptWriter.Write),
        new("httpx", "Python with httpx", "Python", "python", PythonWriter.Httpx),
        new("java", "Java", "More languages", "java", JavaWriter.Write),
        new("kotlin", "Kotlin", "More languages", null, KotlinWriter.Write),
        new("go", "Go", "More languages", null, GoWriter.Write),
        new("php", "PHP", "More languages", "php", PhpWriter.Write),
        new("ruby", "Ruby", "More languages", null, RubyWriter.Write),
        new("rust", "Rust", "More languages", null, RustWriter.Write),
        new("swift", "Swift", "More languages", null, SwiftWriter.Write),
        new("dart", "Dart", "More languages", null, DartWriter.Write),
        HttpFile,
        new("raw", "Raw HTTP", "HTTP", null, RawHttpWriter.Write),
        new("agent", "Agent prompt", "HTTP", null, AgentPromptWriter.Write),
    ];

    private readonly Func<RequestModel, string> _write;

    private SampleLanguage(string id, string title, string family, string? colours, Func<RequestModel, string> write)
    {
        Id = id;
        Title = title;
        Family = family;
        Colours = colours;
        _write = write;
    }

    public string Id { get; }

    public string Title { get; }

    public string Family { get; }

    public string? Colours { get; }

    /// <summary>One of those that most readers look for; the others stand in a list behind them.</summary>
    public bool IsCommon => this == Curl || this == CSharp || this == JavaScript || this == Python;

    /// <summary>The language of that id; cURL for any other.</summary>
    public static SampleLanguage Of(string? id) => All.FirstOrDefault(language => language.Id == id) ?? Curl;

    /// <summary>A program that makes the call when it is run with the credential in the environment.</summary>
    public string Write(RequestModel request) => _write(request);
}
