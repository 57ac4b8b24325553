namespace Portal.Api.Contracts.Samples;

/// <summary>A language that samples are written in. <see cref="Id"/> is what the reader's cookie and addresses say.</summary>
public sealed record SampleLanguage
{
    public static readonly SampleLanguage Curl = new("curl", "cURL", CurlWriter.Write);
    public static readonly SampleLanguage CSharp = new("csharp", "C#", CSharpWriter.Write);
    public static readonly SampleLanguage JavaScript = new("javascript", "JavaScript", JavaScriptWriter.Write);
    public static readonly SampleLanguage Python = new("python", "Python", PythonWriter.Write);
    public static readonly SampleLanguage HttpFile = new("http", ".http", HttpFileWriter.Write);

    public static readonly IReadOnlyList<SampleLanguage> All = [Curl, CSharp, JavaScript, Python, HttpFile];

    private readonly Func<RequestModel, string> _write;

    private SampleLanguage(string id, string title, Func<RequestModel, string> write)
    {
        Id = id;
        Title = title;
        _write = write;
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>The language of that id; cURL for any other.</summary>
    public static SampleLanguage Of(string? id) => All.FirstOrDefault(language => language.Id == id) ?? Curl;

    /// <summary>A program that makes the call when it is run with the credential in the environment.</summary>
    public string Write(RequestModel request) => _write(request);
}
