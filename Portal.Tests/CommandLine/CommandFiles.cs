namespace Portal.Tests.CommandLine;

/// <summary>Contracts in a folder that is gone after the test.</summary>
internal sealed class CommandFiles : IDisposable
{
    public const string Good = """{"openapi":"3.1.1","info":{"title":"T","version":"1","description":"Trips.","contact":{"email":"us@travelz.example"}},"paths":{}}""";

    public const string Warned = """{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{}}""";

    public string Folder { get; } = Directory.CreateTempSubdirectory("travelz-commands-").FullName;

    public string Write(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
