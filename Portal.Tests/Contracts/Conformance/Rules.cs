using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Contracts.Conformance;

namespace Portal.Tests.Contracts.Conformance;

/// <summary>Holds calls against contracts written in a few lines.</summary>
internal static class Rules
{
    /// <summary>An operation <c>GET</c> or <c>POST</c>, whose members are given as YAML of one line each.</summary>
    public static OperationRules Of(string path, string method, params string[] members) =>
        Of($"openapi: 3.1.1\ninfo: {{title: T, version: '1'}}\npaths:\n  {path}:\n    {method}:\n" + string.Concat(members.Select(member => $"      {member}\n")));

    public static OperationRules Of(string contract)
    {
        var document = Documents.Open(contract);
        return document.Rules.Of(document.Operations[0]);
    }

    public static ContractFindings Ask(this OperationRules rules, string target, string? body = null, string? type = null, params (string Name, string Value)[] headers)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var parts = new RequestParts(query < 0 ? target : target[..query], query < 0 ? "" : target[query..], Headers(headers));
        return rules.Request.Check(parts, new BodyPart(Encoding.UTF8.GetBytes(body ?? ""), type), _ => false);
    }

    public static ContractFindings Answer(this OperationRules rules, int status, string? body = null, string? type = "application/json", params (string Name, string Value)[] headers) =>
        rules.Answers.Check(status, Headers(headers), new BodyPart(Encoding.UTF8.GetBytes(body ?? ""), body is null ? null : type), _ => false);

    private static HeaderDictionary Headers(IEnumerable<(string Name, string Value)> headers)
    {
        var dictionary = new HeaderDictionary();
        foreach (var (name, value) in headers)
        {
            dictionary.Append(name, value);
        }
        return dictionary;
    }
}
