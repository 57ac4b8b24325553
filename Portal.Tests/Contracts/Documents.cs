using System.Text;
using Portal.Api.Contracts;

namespace Portal.Tests.Contracts;

/// <summary>Small contracts for tests.</summary>
internal static class Documents
{
    public static ContractReadResult Read(string text, ContractFormat? format = null) => ContractReader.Read(Encoding.UTF8.GetBytes(text), format);

    public static ContractDocument Open(string text)
    {
        var read = Read(text);
        Assert.True(read.IsReadable, string.Join('\n', read.Problems));
        return read.Document;
    }

    /// <summary>A document around paths (indented by two) and, below them, anything at the top level.</summary>
    public static string Yaml(string paths = "  {}", string rest = "") => $$"""
        openapi: 3.1.1
        info:
          title: Trips
          version: 1.0.0
        paths:
        {{paths}}
        {{rest}}
        """;

    /// <summary>A document with one schema of the name X, given as one line of JSON.</summary>
    public static ContractDocument WithSchema(string json, string others = "") =>
        Open("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"X":""" + json + others + "}}}");
}
