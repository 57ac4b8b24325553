using System.Diagnostics;
using System.Runtime.InteropServices;
using Portal.Api.Contracts.Samples;

namespace Portal.Tests.Contracts.Samples;

/// <summary>C# samples, compiled by the SDK's own compiler, all in one go: each becomes a method of a class of its own.</summary>
public sealed class CSharpSampleTests : IDisposable
{
    /// <summary>As much of Refit as its samples use.</summary>
    private const string Refit = """
        namespace Refit
        {
            public abstract class HttpMethodAttribute(string path) : System.Attribute { public string Path => path; public abstract System.Net.Http.HttpMethod Method { get; } }
            public sealed class GetAttribute(string path) : HttpMethodAttribute(path) { public override System.Net.Http.HttpMethod Method => new("GET"); }
            public sealed class PostAttribute(string path) : HttpMethodAttribute(path) { public override System.Net.Http.HttpMethod Method => new("POST"); }
            public sealed class PutAttribute(string path) : HttpMethodAttribute(path) { public override System.Net.Http.HttpMethod Method => new("PUT"); }
            public sealed class DeleteAttribute(string path) : HttpMethodAttribute(path) { public override System.Net.Http.HttpMethod Method => new("DELETE"); }
            public sealed class PatchAttribute(string path) : HttpMethodAttribute(path) { public override System.Net.Http.HttpMethod Method => new("PATCH"); }
            public sealed class HeadAttribute(string path) : HttpMethodAttribute(path) { public override System.Net.Http.HttpMethod Method => new("HEAD"); }
            public sealed class HeadersAttribute(params string[] headers) : System.Attribute { public string[] Headers => headers; }
            public sealed class HeaderAttribute(string name) : System.Attribute { public string Name => name; }
            public sealed class AliasAsAttribute(string name) : System.Attribute { public string Name => name; }
            public sealed class BodyAttribute : System.Attribute;
            public static class RestService { public static T For<T>(string url) => throw new System.NotSupportedException(url); }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("travelz-csharp-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task HttpClient_makes_the_very_call_that_the_contract_describes()
    {
        await using var server = await RecordingServer.StartAsync(TestContext.Current.CancellationToken);
        var calls = SampleCalls.Of(server.Url);
        var runs = string.Concat(calls.Select((_, index) => $"await S{index}.Run(); "));
        await CompileAsync([.. calls.Select((call, index) => AsClass(SampleLanguage.CSharp.Write(call), index)), $"System.Console.OutputEncoding = System.Text.Encoding.UTF8; {runs}"]);
        var said = await RunAsync("dotnet", ["exec", Path.Combine(_folder.FullName, "samples.dll")]);

        for (var index = 0; index < calls.Count; index++)
        {
            Assert.True(index < server.Count, $"Call {index} of {calls.Count} was not made: {said.Text}");
            Assert.Equal(SampleCalls.Expected(calls[index]), server.Seen(index, calls[index].Headers.Select(header => header.Name)));
        }
    }

    [Fact]
    public async Task Refit_interfaces_compile()
    {
        var calls = SampleCalls.Of("http://localhost:5081");

        await CompileAsync([.. calls.Select((call, index) => AsClass(SampleLanguage.Of("refit").Write(call), index)), Refit, "return;"]);
    }

    /// <summary>Statements become a method; types that stand after them become the class's own.</summary>
    private static string AsClass(string sample, int index)
    {
        var lines = sample.Split('\n');
        var usings = string.Join('\n', lines.TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains("var ", StringComparison.Ordinal)));
        var rest = sample[usings.Length..];
        var types = rest.IndexOf("\npublic ", StringComparison.Ordinal) is var at and >= 0 ? at : rest.Length;
        return $"{usings}\npublic static class S{index} {{\npublic static async Task Run() {{\n{rest[..types]}\n}}\n{rest[types..]}\n}}\n";
    }

    private async Task CompileAsync(IReadOnlyList<string> sources)
    {
        for (var index = 0; index < sources.Count; index++)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"S{index}.cs"), sources[index], TestContext.Current.CancellationToken);
        }
        var usings = ((string[])["System", "System.Net.Http", "System.Threading.Tasks"]).Select(name => $"global using {name};");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Usings.cs"), string.Join('\n', usings), TestContext.Current.CancellationToken);
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var references = Directory.EnumerateFiles(runtime, "*.dll").Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) is "netstandard.dll" or "mscorlib.dll")
            .Where(file => !file.EndsWith("Native.dll", StringComparison.Ordinal)).Select(file => "-r:" + file);
        var compiled = await RunAsync("dotnet", ["exec", Compiler(), "-noconfig", "-nostdlib", "-nullable:enable", "-langversion:latest", "-out:samples.dll", .. references, .. Directory.EnumerateFiles(_folder.FullName, "*.cs")]);
        Assert.True(compiled.Code == 0, compiled.Text);
        var version = new DirectoryInfo(runtime).Name;
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "samples.runtimeconfig.json"),
            $$"""{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"{{version}}"} } }""",
            TestContext.Current.CancellationToken);
    }

    /// <summary>Beside the runtime that these tests run on lie the SDKs.</summary>
    private static string Compiler()
    {
        var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent!.Parent!.Parent!.FullName;
        return Directory.EnumerateFiles(Path.Combine(root, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
    }

    private async Task<(int Code, string Text)> RunAsync(string tool, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in (string[])["TRAVELZ_KEY", "TRAVELZ_TOKEN"])
        {
            start.Environment[variable] = SampleCalls.Secret(variable);
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var text = await output + error;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, text);
    }
}
