using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes.ServiceManagement;

/// <summary>A fact for each row of the table of errors.</summary>
public sealed class ServiceErrorTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private const string Reason = "rejection_reason_header=1";

    private RunningControl Control => fixture.Control;

    private ServiceAsker Asker => new(fixture.Control);

    [Theory]
    [InlineData("", 403, "provider_key_or_service_token_required")]
    [InlineData("service_id=travels", 403, "provider_key_or_service_token_required")]
    [InlineData("service_token=t&user_key=k", 422, "service_id_missing")]
    [InlineData("service_token=t&service_id=i", 403, "service_token_invalid", "service token \"t\" or service id \"i\" is invalid")]
    [InlineData("provider_key=p&service_id=travels", 403, "provider_key_invalid", "provider key \"p\" is invalid")]
    [InlineData("service_token=%ff&service_id=i", 422, "not_valid_data")]
    [InlineData("service_token=%zz&service_id=i", 400, "bad_request")]
    [InlineData("a[b=c", 400, "bad_request")]
    [InlineData("service_token=t&service_id=i&user_id=u", 400, "end_users_no_longer_supported")]
    public async Task Who_may_not_ask_is_told_why(string parameters, int status, string code, string? text = null)
    {
        var answer = await Asker.SendAsync(HttpMethod.Get, $"/transactions/authorize.xml?{parameters}");

        Assert.Equal((status, code), (answer.Error.Status, answer.Error.Code));
        Assert.Equal(text ?? answer.Error.Text, answer.Error.Text);
        Assert.Equal("application/vnd.3scale-v2.0+xml", answer.ContentType);
    }

    [Fact]
    public async Task A_token_opens_its_own_API_and_no_other()
    {
        var token = await Asker.TokenAsync("cars");

        Assert.Equal("service_token_invalid", (await Asker.SendAsync(HttpMethod.Get, $"/transactions/authorize.xml?service_token={token}&service_id=travels&user_key=k")).Error.Code);
        Assert.Equal("user_key_invalid", (await Asker.SendAsync(HttpMethod.Get, $"/transactions/authorize.xml?service_token={token}&service_id=cars&user_key=k")).Error.Code);
    }

    [Theory]
    [InlineData("", 403, "user_key_invalid", "user key is missing")]
    [InlineData("user_key=x", 403, "user_key_invalid", "user key \"x\" is invalid")]
    [InlineData("user_key=%3C%26%01", 403, "user_key_invalid", "user key \"<&\uFFFD\" is invalid")]
    [InlineData("user_key=x&app_id=y", 403, "authentication_error", "either app_id or user_key is allowed, not both")]
    [InlineData("app_id=y", 404, "application_not_found", "application with id=\"y\" was not found")]
    public async Task Nobody_or_somebody_unknown_is_an_error(string parameters, int status, string code, string text) =>
        Assert.Equal((status, code, text), (await Asker.AskAsync("authorize", parameters, Reason)).Error);

    [Theory]
    [InlineData("usage[clicks]=1", 404, "metric_invalid", "metric \"clicks\" is invalid")]
    [InlineData("usage[hits]=many", 403, "usage_value_invalid", "usage value \"many\" for metric \"hits\" is invalid")]
    [InlineData("usage[hits]=-1", 403, "usage_value_invalid", "usage value \"-1\" for metric \"hits\" is invalid")]
    [InlineData("usage[hits]=", 403, "usage_value_invalid", "usage value for metric \"hits\" can not be empty")]
    public async Task Usage_that_cannot_be_read_is_an_error(string parameters, int status, string code, string text) =>
        Assert.Equal((status, code, text), (await Asker.AskAsync("authorize", $"user_key={await Asker.UserKeyAsync()}&{parameters}", Reason)).Error);

    [Fact]
    public async Task A_key_of_another_API_is_not_known_here()
    {
        var application = Control.Access.AddApplication("Blue", AccessDouble.Subscription("cars"));
        var key = await Control.Running.KeyOfAsync(application);

        Assert.Equal("user_key_invalid", (await Asker.AskAsync("authorize", $"user_key={key}")).Error.Code);
        Assert.Equal("application_not_found", (await Asker.AskAsync("authorize", $"app_id={application.Id:N}")).Error.Code);
    }

    [Fact]
    public async Task An_app_key_must_come_and_be_right()
    {
        await using var own = await RunningControl.StartAsync();
        var asker = new ServiceAsker(own);
        own.Access.Apis[0] = own.Access.Apis[0] with { Accepts = new([AcceptedCredential.Usual(CredentialKind.AppId)]) };
        var application = own.Access.AddApplication("Red", AccessDouble.Subscription("travels"));
        var key = await own.Running.KeyOfAsync(application, kind: CredentialKind.AppId);

        Assert.Equal((409, "application_key_invalid", "application key is missing"), (await asker.AskAsync("authorize", $"app_id={application.Id:N}", Reason)).Error);
        Assert.Equal((409, "application_key_invalid", "application key \"k\" is invalid"), (await asker.AskAsync("authorize", $"app_id={application.Id:N}&app_key=k", Reason)).Error);
        var right = await asker.AskAsync("authorize", $"app_id={application.Id:N}&app_key={key}", "list_app_keys=1");
        Assert.Equal(200, right.Status);
        Assert.Equal((application.Id.ToString("N"), "travels", key), ((string?)right.Xml.Element("app_keys")!.Attribute("app"), (string?)right.Xml.Element("app_keys")!.Attribute("svc"), (string?)right.Xml.Element("app_keys")!.Element("key")!.Attribute("id")));
        Assert.Equal("user_key_invalid", (await asker.AskAsync("authorize", "user_key=k")).Error.Code);
    }

    [Theory]
    [InlineData("", 409, "referrer is missing")]
    [InlineData("&referrer=evil.example", 409, "referrer \"evil.example\" is not allowed")]
    [InlineData("&referrer=www.example.com", 200, null)]
    [InlineData("&referrer=https://www.example.com/a", 200, null)]
    [InlineData("&referrer=*", 200, null)]
    public async Task Pages_that_a_key_does_not_work_for_are_denied(string referrer, int status, string? text)
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels"));
        var key = await Control.Running.KeyOfAsync(application, allowed: AllowList.Of([], ["*.example.com"]));

        Assert.Equal((status, status == 409 ? "referrer_not_allowed" : null, text), (await Asker.AskAsync("authorize", $"user_key={key}{referrer}", Reason)).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_not_active_is_denied_before_limits_are_looked_at(bool pending)
    {
        var subscription = AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 0, LimitWindow.Day)) with { Active = false, State = "cancelled", Pending = pending };
        var key = await Control.Running.KeyForAsync(subscription);

        var answer = await Asker.AskAsync("authrep", $"user_key={key}&usage[hits]=1", Reason);

        Assert.Equal((409, "application_not_active", "application is not active"), answer.Error);
        Assert.Single(answer.Xml.Descendants("usage_report"));
    }

    [Fact]
    public async Task A_service_that_has_come_to_its_end_is_denied_after_the_application_and_before_limits()
    {
        await using var own = await RunningControl.StartAsync();
        var asker = new ServiceAsker(own);
        own.Access.Versions.Add(new VersionAccess(new VersionKey("travels", "v2")) { RetiredAt = DateTimeOffset.UnixEpoch });
        var active = await asker.UserKeyAsync(new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day));
        var cancelled = await own.Running.KeyForAsync(AccessDouble.Subscription("travels") with { Active = false, State = "cancelled" });

        Assert.Equal((409, "service_not_active", "service is not active"), (await asker.AskAsync("authrep", $"user_key={active}&usage[hits]=9", Reason)).Error);
        Assert.Equal("application_not_active", (await asker.AskAsync("authrep", $"user_key={cancelled}", Reason)).Error.Code);
        await asker.AskAsync("authrep", $"user_key={active}&usage[hits]=1");
        Assert.Equal("0", await asker.UsedAsync(active));
    }

    [Fact]
    public async Task OAuth_asks_by_app_id_alone_and_checks_setting_then_key_then_redirect()
    {
        await using var own = await RunningControl.StartAsync();
        var asker = new ServiceAsker(own);
        var application = own.Access.AddApplication("Red", AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day)));
        var key = await own.Running.KeyOfAsync(application, kind: CredentialKind.AppId);
        var app = $"app_id={application.Id:N}";

        Assert.Equal((409, "oauth_not_enabled", "oauth is not enabled"), (await asker.AskAsync("oauth_authorize", $"{app}&app_key=k", Reason)).Error);
        own.Access.Apis[0] = own.Access.Apis[0] with { Accepts = new([AcceptedCredential.Usual(CredentialKind.OAuth)]) };
        await own.Running.PublishAsync();

        Assert.Equal("application_key_invalid", (await asker.AskAsync("oauth_authorize", $"{app}&app_key=k&redirect_uri=u", Reason)).Error.Code);
        Assert.Equal((409, "redirect_uri_invalid", "redirect_uri \"u\" is invalid"), (await asker.AskAsync("oauth_authorize", $"{app}&app_key={key}&redirect_uri=u", Reason)).Error);
        Assert.Equal((409, "redirect_url_invalid", "redirect_url \"u\" is invalid"), (await asker.AskAsync("oauth_authorize", $"{app}&redirect_url=u", Reason)).Error);
        var yes = await asker.AskAsync("oauth_authrep", $"{app}&usage[hits]=1");
        Assert.Equal(200, yes.Status);
        Assert.Contains($"<authorized>true</authorized><application><id>{application.Id:N}</id><key /><redirect_url /></application><plan>Starter</plan>", yes.Body, StringComparison.Ordinal);
        Assert.Equal("limits_exceeded", (await asker.AskAsync("oauth_authrep", $"{app}&usage[hits]=1", Reason)).Error.Code);
        Assert.Equal("application_not_found", (await asker.AskAsync("oauth_authorize", "app_id=x", Reason)).Error.Code);
    }
}
