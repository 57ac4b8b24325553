using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Api.Contracts.Samples;

namespace Portal.Tests.Contracts.Samples;

/// <summary>Samples are programs: each one is run, or at least read by its language's own tool, where the machine has it.</summary>
public sealed partial class SampleProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("travelz-samples-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("curl", "sh", "for f in *.sh; do sh $f; done", ".sh", "curl")]
    [InlineData("wget", "sh", "for f in *.sh; do sh $f; done", ".sh", "wget")]
    [InlineData("httpie", "sh", "http() { command http --ignore-stdin \"$@\"; }; for f in *.sh; do . ./$f; done", ".sh", "http")]
    [InlineData("javascript", "node", "for (const f of require('fs').readdirSync('.').sort()) await import(process.cwd() + '/' + f)", ".mjs", "node")]
    [InlineData("typescript", "node", "for (const f of require('fs').readdirSync('.').sort()) await import(process.cwd() + '/' + f)", ".mts", "node --experimental-strip-types -e 1")]
    [InlineData("python", "python3", "import runpy, os\nfor f in sorted(os.listdir('.')): runpy.run_path(f)", ".py", "python3 -c 'import requests'")]
    [InlineData("httpx", "python3", "import runpy, os\nfor f in sorted(os.listdir('.')): runpy.run_path(f)", ".py", "python3 -c 'import httpx'")]
    [InlineData("php", "php", "foreach (glob('*.php') as $f) include $f;", ".php", "php -r 'exit(function_exists(\"curl_init\") ? 0 : 1);'")]
    [InlineData("ruby", "ruby", "Dir.glob('*.rb').sort.each { |f| load File.join(Dir.pwd, f) }", ".rb", "ruby -v")]
    [InlineData("powershell", "pwsh", "Get-ChildItem *.ps1 | Sort-Object Name | ForEach-Object { & $_.FullName }", ".ps1", "pwsh -Version")]
    public async Task A_sample_makes_the_very_call_that_the_contract_describes(string language, string tool, string program, string extension, string probe)
    {
        await SkipWithoutAsync(probe);
        await using var server = await RecordingServer.StartAsync(TestContext.Current.CancellationToken);
        var calls = SampleCalls.Of(server.Url);
        // HTTPie takes a third of a second to start: the calls nobody would write by hand, and a few that people do.
        calls = language is "httpie" ? [.. calls.TakeLast(9)] : calls;
        Write(SampleLanguage.Of(language), calls, extension);

        var said = await RunAsync(tool, tool switch { "sh" => ["-c", program], "node" => [.. extension is ".mts" ? ["--experimental-strip-types"] : (string[])[], "--input-type=module", "-e", "import { createRequire } from 'module'; const require = createRequire('/');" + program], "php" => ["-r", program], "python3" => ["-c", program], "ruby" => ["-e", program], _ => ["-NoProfile", "-Command", program] });

        for (var index = 0; index < calls.Count; index++)
        {
            Assert.True(index < server.Count, $"Call {index} of {calls.Count} was not made: {said}");
            Assert.Equal(SampleCalls.Expected(calls[index]), server.Seen(index, calls[index].Headers.Select(header => header.Name)));
        }
    }

    [Fact]
    public async Task Java_makes_the_very_calls_too()
    {
        await SkipWithoutAsync("javac -version");
        await using var server = await RecordingServer.StartAsync(TestContext.Current.CancellationToken);
        var calls = SampleCalls.Of(server.Url);
        var java = SampleLanguage.Of("java");
        for (var index = 0; index < calls.Count; index++)
        {
            // One compiler for all: each class has a name of its own.
            File.WriteAllText(Path.Combine(_folder.FullName, $"Main{index}.java"), java.Write(calls[index]).Replace("class Main ", $"class Main{index} ", StringComparison.Ordinal));
        }
        File.WriteAllText(Path.Combine(_folder.FullName, "All.java"), $"public class All {{ public static void main(String[] a) throws Exception {{ {string.Concat(calls.Select((_, index) => $"Main{index}.main(a);"))} }} }}");
        var said = await RunAsync("sh", ["-c", "javac -encoding UTF-8 -proc:none *.java && java -cp . All"]);

        for (var index = 0; index < calls.Count; index++)
        {
            Assert.True(index < server.Count, $"Call {index} of {calls.Count} was not made: {said}");
            Assert.Equal(SampleCalls.Expected(calls[index]), server.Seen(index, calls[index].Headers.Select(header => header.Name)));
        }
    }

    [Theory]
    [InlineData("go", "gofmt -e . >/dev/null", ".go", "gofmt -h 2>&1 | grep -q usage")]
    [InlineData("rust", "rustfmt --edition 2021 --emit stdout *.rs >/dev/null", ".rs", "rustfmt --version")]
    [InlineData("swift", "swiftc -parse *.swift", ".swift", "swiftc --version")]
    [InlineData("dart", "dart format --output none . >/dev/null", ".dart", "dart --version")]
    public async Task A_sample_reads_as_a_program_of_its_language(string language, string command, string extension, string probe)
    {
        await SkipWithoutAsync(probe);
        Write(SampleLanguage.Of(language), SampleCalls.Of("http://localhost:5081"), extension);

        Assert.Equal((0, ""), await ExitAsync("sh", ["-c", command]));
    }

    [Fact]
    public void A_raw_request_has_lines_that_a_server_takes_and_the_length_of_its_body()
    {
        foreach (var call in SampleCalls.Of("http://localhost:5081/base"))
        {
            var parts = SampleLanguage.Of("raw").Write(call).Split("\n\n", 2);
            var lines = parts[0].Split('\n');

            Assert.Matches(RequestLine(), lines[0]);
            Assert.Equal("Host: localhost:5081", lines[1]);
            Assert.All(lines[1..], line => Assert.Matches(HeaderLine(), line));
            Assert.Equal(call.Body?.Text ?? "", parts[1]);
            Assert.Equal(call.Body is null ? [] : [$"Content-Length: {Encoding.UTF8.GetByteCount(call.Body.Text)}"], lines.Where(line => line.StartsWith("Content-Length", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void No_sample_holds_a_secret_and_every_one_that_needs_it_names_its_variable()
    {
        foreach (var call in SampleCalls.Of("http://localhost:5081"))
        {
            foreach (var language in SampleLanguage.All)
            {
                var sample = language.Write(call);
                Assert.All(call.Variables, variable => Assert.Contains(variable, sample, StringComparison.Ordinal));
                Assert.DoesNotContain("secret-", sample, StringComparison.Ordinal);
            }
        }
    }

    private void Write(SampleLanguage language, IReadOnlyList<RequestModel> calls, string extension)
    {
        for (var index = 0; index < calls.Count; index++)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, $"s{index:D4}{extension}"), language.Write(calls[index]) + "\n");
        }
    }

    private async Task SkipWithoutAsync(string probe)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tools are looked for by a POSIX shell.");
        var command = probe.Contains(' ', StringComparison.Ordinal) ? probe : $"command -v {probe}";
        Assert.SkipUnless((await ExitAsync("sh", ["-c", $"{command} >/dev/null 2>&1"])).Code == 0, $"This machine answers '{probe}' with no.");
    }

    private async Task<string> RunAsync(string tool, IReadOnlyList<string> arguments) => (await ExitAsync(tool, arguments)).Error;

    private async Task<(int Code, string Error)> ExitAsync(string tool, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in (string[])["TRAVELZ_KEY", "TRAVELZ_TOKEN"])
        {
            start.Environment[variable] = SampleCalls.Secret(variable);
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

    [GeneratedRegex("^[A-Z]+ /base/[^ ]* HTTP/1\\.1$")]
    private static partial Regex RequestLine();

    [GeneratedRegex("^[A-Za-z-]+: [^\\n]*$")]
    private static partial Regex HeaderLine();
}
