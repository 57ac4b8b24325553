using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Portal.Api.Identity.Administrators;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Tests.Account;

/// <summary>A person without script: reads pages, fills the forms that are there, sends them, and keeps cookies. Follows no redirect by itself.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly RunningPortal _portal;
    private string _path = "/";

    public Visitor(RunningPortal portal, params (string Name, string Value)[] headers)
    {
        _portal = portal;
        Cookies = new CookieContainer();
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = portal.Addresses.Portal };
        foreach (var (name, value) in headers)
        {
            _client.DefaultRequestHeaders.Add(name, value);
        }
    }

    public CookieContainer Cookies { get; }

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer sends the reader; null when it is a page.</summary>
    public string? SentTo { get; private set; }

    public IHtmlDocument Page { get; private set; } = null!;

    public string Text => Page.Body!.TextContent;

    public Task<Visitor> OpenAsync(string path)
    {
        _path = path;
        return TakeAsync(new HttpRequestMessage(HttpMethod.Get, path));
    }

    public Task<Visitor> FollowAsync() => OpenAsync(SentTo ?? throw new InvalidOperationException($"There is no redirect to follow: {(int)Status} {Text}"));

    /// <summary>Sends the form of this name as the page has it, with these fields filled.</summary>
    public Task<Visitor> SendAsync(string form, params (string Name, string Value)[] filled)
    {
        var element = Page.QuerySelectorAll("form").SingleOrDefault(each => each.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form)
            ?? throw new InvalidOperationException($"The page has no form '{form}': {Text}");
        var fields = element.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        return TakeAsync(Post(element.GetAttribute("action") ?? _path, [.. fields, .. filled]));
    }

    /// <summary>Sends a form's fields without having seen the form, as another site would.</summary>
    public Task<Visitor> ForgeAsync(string path, params (string Name, string Value)[] fields) => TakeAsync(Post(path, fields));

    public async Task<Visitor> SignUpAsync(string email = "maya@sunny.example", string organization = "Sunny Tours")
    {
        await OpenAsync("/sign-up");
        return await SendAsync("sign-up", ("organization", organization), ("name", "Maya Berg"), ("email", email), ("password", Partner.Password), ("purpose", "Compare prices."));
    }

    public async Task<Visitor> SignInAsync(string email = "maya@sunny.example", string password = Partner.Password, string path = "/sign-in")
    {
        await OpenAsync(path);
        return await SendAsync("sign-in", ("email", email), ("password", password));
    }

    /// <summary>Signs up, confirms and signs in.</summary>
    public async Task<Visitor> EnterAsync(string email = "maya@sunny.example", string organization = "Sunny Tours")
    {
        await SignUpAsync(email, organization);
        await OpenAsync(await _portal.LinkFromMailAsync(email, "/confirm-email"));
        await SendAsync("confirm");
        return await SignInAsync(email);
    }

    public async Task<Visitor> EnterAsAdministratorAsync()
    {
        await OpenAsync("/bootstrap?token=" + _portal.Services.GetRequiredService<AdministratorLink>().Token);
        return await SendAsync("bootstrap");
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Post(string path, (string Name, string Value)[] fields) => new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    };

    private async Task<Visitor> TakeAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            Status = answer.StatusCode;
            SentTo = answer.Headers.Location is { } location ? Relative(location) : null;
            Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }
        return this;
    }

    private string Relative(Uri location) =>
        location.IsAbsoluteUri && location.Authority == _portal.Addresses.Portal!.Authority ? location.PathAndQuery + location.Fragment : location.ToString();
}
