using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes.ServiceManagement;

/// <summary>Asks as a gateway of 3scale does, with a service token of the API.</summary>
internal sealed class ServiceAsker(RunningControl control)
{
    public async Task<string> TokenAsync(string api = "travels")
    {
        var issued = control.Running.Services.GetRequiredService<KeyMint>().Issue(KeyMint.ServiceTokenPrefix);
        control.Access.ServiceTokens[KeyHash.Parse(issued.Hash)] = api;
        await control.Running.PublishAsync();
        return issued.Key;
    }

    public Task<string> UserKeyAsync(params PlanLimit[] limits) => control.Running.KeyForAsync(AccessDouble.Subscription("travels", limits));

    /// <param name="operation">Such as <c>authrep</c>.</param>
    /// <param name="parameters">As they stand in the query.</param>
    /// <param name="options">The header <c>3scale-options</c>.</param>
    public async Task<ServiceAnswer> AskAsync(string operation, string parameters, string? options = null, string api = "travels")
    {
        var token = await TokenAsync(api);
        return await SendAsync(HttpMethod.Get, $"/transactions/{operation}.xml?service_token={token}&service_id={api}&{parameters}", options: options);
    }

    public async Task<ServiceAnswer> ReportAsync(string parameters)
    {
        var token = await TokenAsync();
        return await SendAsync(HttpMethod.Post, "/transactions.xml", new StringContent($"service_token={token}&service_id=travels&{parameters}", null, "application/x-www-form-urlencoded"));
    }

    public async Task<ServiceAnswer> SendAsync(HttpMethod method, string target, HttpContent? content = null, string? options = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(control.Addresses.Control!.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = content;
        if (options is not null)
        {
            request.Headers.Add("3scale-options", options);
        }
        using var answer = await control.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new ServiceAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Content.Headers.ContentType?.ToString(),
            answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>How much of a limit is used, as authorize tells without counting.</summary>
    public async Task<string> UsedAsync(string userKey, string metric = "hits") =>
        (await AskAsync("authorize", $"user_key={userKey}")).Xml.Descendants("usage_report").Single(report => (string?)report.Attribute("metric") == metric).Element("current_value")!.Value;
}

internal sealed record ServiceAnswer(int Status, string Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public XElement Xml => XElement.Parse(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Status, and code and text of an error document or reason of a denial.</summary>
    public (int Status, string? Code, string? Text) Error => Xml.Name == "error" ? (Status, (string?)Xml.Attribute("code"), Xml.Value) : (Status, Header("3scale-rejection-reason"), (string?)Xml.Element("reason"));
}
