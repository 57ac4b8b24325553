namespace Portal.Tests.Hosting;

/// <summary>
/// Data folders as the program leaves them after its first start, made by a real first start once a run: a database per test, without each
/// test waiting for the same migrations and the same publications. What a first start does is held by the tests that start a process.
/// </summary>
internal static class DataTemplate
{
    // What is published depends on these: a test that sets them starts from a database that is empty but for its tables.
    private static readonly string[] OfPublishing = ["--Catalog:", "--Contracts:", "--Travelz:", "--Interdomain:"];

    private static readonly Lazy<Task<string>> Published = new(() => MakeAsync(data => RunningPortal.RunOnceAsync(data)));
    private static readonly Lazy<Task<string>> Tables = new(() => MakeAsync(RunningPortal.MigrateAsync));

    /// <param name="isPlain">No part of the program is replaced, its clock among them.</param>
    public static async Task FillAsync(string folder, bool isPlain, IEnumerable<string> settings)
    {
        var template = await (isPlain && !settings.Any(setting => OfPublishing.Any(prefix => setting.StartsWith(prefix, StringComparison.Ordinal))) ? Published : Tables).Value;
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<string> MakeAsync(Func<string, Task> make)
    {
        var data = Directory.CreateTempSubdirectory("travelz-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(data, recursive: true);
        await make(data);
        DatabaseFile.Release(data);
        return data;
    }
}
