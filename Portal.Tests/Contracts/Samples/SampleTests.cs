using System.Diagnostics;
using System.Text.Json;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Samples.Writers;

namespace Portal.Tests.Contracts.Samples;

public sealed class SampleTests
{
    /// <summary>Everything that some language reads as something else.</summary>
    private const string Nasty = """it's "a" $HOME `id` \n \ {x} ${y} %s #{z} ! é 😀""";

    private static RequestModel Model(string method = "GET", RequestContent? body = null, params RequestValue[] query) => new(
        method, "http://localhost:5081", "/travels/Rome", query, [new RequestValue("X-API-Key", "", "TRAVELZ_KEY"), new RequestValue("x-note", Nasty)], body);

    [Fact]
    public void A_plain_call_reads_as_people_write_it()
    {
        var model = new RequestModel("GET", "http://localhost:5081", "/travels/Rome", [], [new RequestValue("X-API-Key", "", "TRAVELZ_KEY")], null);

        Assert.Equal("curl http://localhost:5081/travels/Rome \\\n  -H \"X-API-Key: $TRAVELZ_KEY\"", SampleLanguage.Curl.Write(model));
        Assert.Equal(
            """
            import os

            import requests

            response = requests.get(
                "http://localhost:5081/travels/Rome",
                headers={
                    "X-API-Key": os.environ["TRAVELZ_KEY"],
                },
                timeout=10,
            )
            response.raise_for_status()
            print(response.json())

            """.ReplaceLineEndings("\n"),
            SampleLanguage.Python.Write(model));
    }

    [Fact]
    public void A_client_certificate_is_taken_from_files_where_the_tool_has_words_for_it()
    {
        var model = new RequestModel("GET", "https://localhost:5081", "/travels/Rome", [], [], null) { Certificate = true };

        Assert.Equal("curl https://localhost:5081/travels/Rome \\\n  --cert client.pem --key client.key", SampleLanguage.Curl.Write(model));
        Assert.Contains("--certificate=client.pem --private-key=client.key", WgetWriter.Write(model), StringComparison.Ordinal);
        Assert.Contains("--cert client.pem --cert-key client.key", HttpieWriter.Write(model), StringComparison.Ordinal);
        Assert.Contains("    cert=(\"client.pem\", \"client.key\"),\n", SampleLanguage.Python.Write(model), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_passes_exactly_what_was_meant()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "cURL samples are for POSIX shells.");
        var body = $$"""{"note":{{JsonSerializer.Serialize(Nasty)}}}""" + "\n@file";
        var sample = SampleLanguage.Curl.Write(Model("POST", new RequestContent("application/json", body), new RequestValue("q", "a b&c=d,'$x"), new RequestValue("user_key", "", "TRAVELZ_KEY")));
        // A function in curl's place prints its arguments, each ended by a NUL.
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"curl() {{ printf '%s\\0' \"$@\"; }}\n{sample}"])
        {
            RedirectStandardOutput = true,
            Environment = { ["TRAVELZ_KEY"] = "tvz_secret" },
        })!;
        var arguments = (await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd('\0').Split('\0');

        Assert.Equal(
            [
                "-X", "POST", "http://localhost:5081/travels/Rome?q=a%20b%26c%3Dd,%27%24x&user_key=tvz_secret",
                "-H", "X-API-Key: tvz_secret", "-H", "x-note: " + Nasty, "-H", "Content-Type: application/json", "--data-raw", body,
            ],
            arguments);
    }

    [Fact]
    public void Quoted_text_reads_back_as_itself()
    {
        foreach (var text in (string[])[Nasty, "line\nline\r\ttab\u0001\u2028", ""])
        {
            Assert.Equal(text, JsonSerializer.Deserialize<string>(CodeText.Quote(text)));
        }
        var sample = SampleLanguage.JavaScript.Write(Model());
        Assert.Contains($"\"x-note\": {CodeText.Quote(Nasty)},", sample, StringComparison.Ordinal);
        Assert.Contains("\"X-API-Key\": process.env.TRAVELZ_KEY,", sample, StringComparison.Ordinal);
    }

    [Fact]
    public void CSharp_fences_a_body_with_more_quotes_than_it_has()
    {
        var sample = SampleLanguage.CSharp.Write(Model("PUT", new RequestContent("text/plain", "a \"\"\"\" b\nc")));

        Assert.Contains("StringContent(\"\"\"\"\"\n    a \"\"\"\" b\n    c\n    \"\"\"\"\", MediaTypeHeaderValue.Parse(\"text/plain\"))", sample, StringComparison.Ordinal);
        Assert.Contains("HttpMethod.Put", sample, StringComparison.Ordinal);
        Assert.Contains("Environment.GetEnvironmentVariable(\"TRAVELZ_KEY\")", sample, StringComparison.Ordinal);
    }

    [Fact]
    public void Python_gets_its_own_words_for_true_false_and_null() =>
        Assert.Contains(
            "    json={\n        \"a\": True,\n        \"b\": None,\n        \"c\": [\n            1.50,\n        ],\n    },\n",
            SampleLanguage.Python.Write(Model("POST", new RequestContent("application/json", """{"a":true,"b":null,"c":[1.50]}"""))),
            StringComparison.Ordinal);

    [Fact]
    public void JavaScript_does_not_set_a_prototype_by_a_body() =>
        Assert.Contains("body: \"{\\\"__proto__\\\":1}\"", SampleLanguage.JavaScript.Write(Model("POST", new RequestContent("application/json", """{"__proto__":1}"""))), StringComparison.Ordinal);

    [Fact]
    public void An_http_file_reads_the_key_from_the_environment() =>
        Assert.StartsWith("GET http://localhost:5081/travels/Rome?a=b\nX-API-Key: {{$processEnv TRAVELZ_KEY}}\n", SampleLanguage.HttpFile.Write(Model(query: new RequestValue("a", "b"))), StringComparison.Ordinal);

    [Fact]
    public void No_header_of_a_model_can_end_its_line() =>
        Assert.DoesNotContain("\nEvil:", SampleLanguage.HttpFile.Write(new RequestModel("GET", "http://x", "/", [], [new RequestValue("a", "b\nEvil: 1")], null)), StringComparison.Ordinal);
}
