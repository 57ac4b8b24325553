using System.Text.Json;
using EnvoyApi.Auth;
using EnvoyApi.Core;
using Google.Protobuf;
using Grpc.Net.Client;
using Portal.Api.Plans;
using Portal.Tests.Gateway;
using HeaderAction = EnvoyApi.Core.HeaderValueOption.Types.HeaderAppendAction;
using HttpRequest = EnvoyApi.Auth.AttributeContext.Types.HttpRequest;

namespace Portal.Tests.DataPlanes.Envoy;

public sealed class ExtAuthzTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private RunningControl Control => fixture.Control;

    [Fact]
    public async Task A_good_key_passes_is_taken_out_and_who_calls_is_written_over_what_the_caller_says()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 10, LimitWindow.Day)));
        var key = await Control.Running.KeyOfAsync(application);

        var answer = await CheckAsync("/travels/Rome", ("x-api-key", key), ("x-portal-plan", "gold"), ("x-portal-subset", "v1"), ("x-portal-anything", "mine"), ("x-http-method-override", "DELETE"), ("x-forwarded-for", "203.0.113.7"), ("x-request-id", "envoys"));

        Assert.Equal(0, answer.Status.Code);
        var headers = answer.OkResponse.Headers;
        Assert.Equal(
            (application.Id.ToString(), application.OrganizationId.ToString(), "starter", "v2"),
            (Value(headers, "x-portal-application"), Value(headers, "x-portal-organization"), Value(headers, "x-portal-plan"), Value(headers, "x-portal-subset")));
        Assert.All(headers, header => Assert.Equal((false, HeaderAction.OverwriteIfExistsOrAdd), (header.Append, header.AppendAction)));
        Assert.Equal(["x-api-key", "x-http-method-override", "x-portal-anything"], answer.OkResponse.HeadersToRemove.Order(StringComparer.Ordinal));
        Assert.Matches("^\"day\";r=9;t=\\d+$", Value(answer.OkResponse.ResponseHeadersToAdd, "ratelimit"));
        Assert.Equal("\"day\";q=10;w=86400", Value(answer.OkResponse.ResponseHeadersToAdd, "ratelimit-policy"));
    }

    [Fact]
    public async Task A_key_in_the_query_is_taken_out_by_the_name_that_the_caller_gave_it()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"));

        var answer = await CheckAsync($"/travels/Rome?a=1&USER%5Fkey={key}&b=2");

        Assert.Equal(0, answer.Status.Code);
        Assert.Equal(["USER%5Fkey"], answer.OkResponse.QueryParametersToRemove);
        Assert.Equal("/travels/Rome?a=1&b=2", (await RecordAsync(answer)).Request.Target);
    }

    [Fact]
    public async Task With_raw_headers_it_is_the_same_and_two_keys_are_one_too_many()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"));
        var http = new HttpRequest { Method = "GET", Path = "/travels/Rome", Host = "api.example.com", HeaderMap = new HeaderMap() };
        http.HeaderMap.Headers.Add(new HeaderValue { Key = ":path", RawValue = ByteString.CopyFromUtf8("/travels/Rome") });
        http.HeaderMap.Headers.Add(new HeaderValue { Key = "x-api-key", RawValue = ByteString.CopyFromUtf8(key) });

        var one = await CheckAsync(http);
        http.HeaderMap.Headers.Add(new HeaderValue { Key = "x-api-key", RawValue = ByteString.CopyFromUtf8("another") });
        var two = await CheckAsync(http);

        Assert.Equal(0, one.Status.Code);
        Assert.Equal(["x-api-key"], one.OkResponse.HeadersToRemove);
        Assert.Equal((400, "credential_conflict"), Problem(two));
    }

    [Fact]
    public async Task A_refusal_has_the_status_the_headers_and_the_problem_of_the_gateways()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day)));

        var missing = await CheckAsync("/travels/Rome");
        var passed = await CheckAsync("/travels/Rome", ("x-api-key", key));
        var spent = await CheckAsync("/travels/Rome", ("x-api-key", key));
        var wrong = await CheckAsync("/travels/Rome", ("x-api-key", "short"));
        var none = await CheckAsync("/nothing", ("x-api-key", key));

        Assert.Equal((16, (401, "credential_missing")), (missing.Status.Code, Problem(missing)));
        Assert.Equal("ApiKey realm=\"travels\", header=\"X-API-Key\"", Value(missing.DeniedResponse.Headers, "www-authenticate"));
        Assert.Equal(0, passed.Status.Code);
        Assert.Equal((8, (429, "limits_exceeded")), (spent.Status.Code, Problem(spent)));
        Assert.Matches("^\\d+$", Value(spent.DeniedResponse.Headers, "retry-after"));
        Assert.Equal("application/problem+json", Value(spent.DeniedResponse.Headers, "content-type"));
        Assert.Equal((7, (403, "credential_malformed")), (wrong.Status.Code, Problem(wrong)));
        Assert.Equal((5, (404, "no_operation")), (none.Status.Code, Problem(none)));
    }

    [Fact]
    public async Task A_workload_inside_the_mesh_is_led_as_the_virtual_services_of_the_mesh_say()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"));
        var http = Http("/travels/Rome", ("x-api-key", key));
        http.Host = "travels.travel-agency.svc.cluster.local";

        var answer = await CheckAsync(http, "spiffe://cluster.local/ns/travel-agency/sa/voyages");
        var foreign = await CheckAsync(http, "CN=someone,O=elsewhere");

        Assert.Equal("v1", Value(answer.OkResponse.Headers, "x-portal-subset"));
        Assert.Equal("v2", Value(foreign.OkResponse.Headers, "x-portal-subset"));
        Assert.Equal("spiffe://cluster.local/ns/travel-agency/sa/voyages", (await RecordAsync(answer)).Request.Source);
    }

    [Fact]
    public async Task The_call_is_recorded_as_one_of_this_door_and_the_metadata_says_which()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels"));
        var key = await Control.Running.KeyOfAsync(application);

        var answer = await CheckAsync("/travels/Rome", ("x-api-key", key));
        var record = await RecordAsync(answer);

        Assert.Equal(("ext_authz", 200, "v2", "getTravel"), (record.Request.Door, record.Request.Status, record.Request.Version, record.Request.Operation));
        Assert.Equal(["operation", "credential", "subscription", "limits", "route"], record.Ledger.Select(step => step.Step));
        var metadata = answer.DynamicMetadata.Fields;
        Assert.Equal(
            (record.Request.RequestId, application.Id.ToString(), "starter", "getTravel", "travels"),
            (metadata["request_id"].StringValue, metadata["application"].StringValue, metadata["plan"].StringValue, metadata["operation"].StringValue, metadata["api"].StringValue));
        Assert.DoesNotContain(key, answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/travels/../cars/Rome", "path_refused")]
    [InlineData("", "original_request_unclear")]
    public async Task What_cannot_be_judged_does_not_pass(string path, string code)
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels"), AccessDouble.Subscription("cars"));

        Assert.Equal((400, code), Problem(await CheckAsync(path, ("x-api-key", key))));
    }

    [Fact]
    public async Task A_client_made_of_envoys_own_definitions_reads_a_pass_and_a_refusal()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day)));
        var key = await Control.Running.KeyOfAsync(application);

        var passed = await AskUpstreamAsync(new Dictionary<string, string> { [":path"] = "/travels/Rome?user_key=" + key, ["x-portal-application"] = "mine", ["x-portal-mine"] = "1" }, "/travels/Rome?user_key=" + key);
        var refused = await AskUpstreamAsync(new Dictionary<string, string> { ["x-api-key"] = key }, "/travels/Rome");

        Assert.Equal("ok_response", passed.GetProperty("http_response").GetString());
        var ok = passed.GetProperty("ok_response");
        var identity = ok.GetProperty("headers").EnumerateArray().Single(option => option.GetProperty("header").GetProperty("key").GetString() == "x-portal-application");
        Assert.Equal(application.Id.ToString(), identity.GetProperty("header").GetProperty("value").GetString());
        Assert.Equal("OVERWRITE_IF_EXISTS_OR_ADD", identity.GetProperty("append_action").GetString());
        Assert.True(identity.TryGetProperty("append", out _));
        Assert.Equal(["x-portal-mine"], ok.GetProperty("headers_to_remove").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["user_key"], ok.GetProperty("query_parameters_to_remove").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains(ok.GetProperty("response_headers_to_add").EnumerateArray(), option => option.GetProperty("header").GetProperty("key").GetString() == "ratelimit");
        Assert.Equal("getTravel", passed.GetProperty("dynamic_metadata").GetProperty("fields").GetProperty("operation").GetProperty("stringValue").GetString());

        var denied = refused.GetProperty("denied_response");
        Assert.Equal("TooManyRequests", denied.GetProperty("status").GetProperty("code").GetString());
        Assert.Equal("limits_exceeded", JsonDocument.Parse(denied.GetProperty("body").GetString()!).RootElement.GetProperty("code").GetString());
        Assert.Equal(8, refused.GetProperty("status").GetProperty("code").GetInt32());
    }

    private Task<JsonElement> AskUpstreamAsync(Dictionary<string, string> headers, string path) => UpstreamClient.AskAsync(
        Control.Addresses.ControlGrpc!,
        "envoy/service/auth/v3/external_auth.proto",
        "envoy.service.auth.v3.Authorization",
        "Check",
        new
        {
            attributes = new
            {
                source = new { address = new { socket_address = new { address = "203.0.113.7", port_value = 4000 } }, service = "edge" },
                request = new { time = new { seconds = 1 }, http = new { id = "1", method = "GET", headers, path, host = "api.example.com", scheme = "https", protocol = "HTTP/2", size = -1 } },
                context_extensions = new Dictionary<string, string> { ["virtual_host"] = "local" },
            },
        });

    private Task<CheckResponse> CheckAsync(string path, params (string Name, string Value)[] headers) => CheckAsync(Http(path, headers));

    private async Task<CheckResponse> CheckAsync(HttpRequest http, string principal = "")
    {
        using var channel = GrpcChannel.ForAddress(Control.Addresses.ControlGrpc!);
        var request = new CheckRequest
        {
            Attributes = new AttributeContext
            {
                Source = new AttributeContext.Types.Peer { Principal = principal, Address = new Address { SocketAddress = new SocketAddress { Address = "203.0.113.7" } } },
                Request = new AttributeContext.Types.Request { Http = http },
            },
        };
        return await new Authorization.AuthorizationClient(channel).CheckAsync(request, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static HttpRequest Http(string path, params (string Name, string Value)[] headers)
    {
        var http = new HttpRequest { Method = "GET", Path = path, Host = "api.example.com", Size = -1 };
        foreach (var (name, value) in headers)
        {
            http.Headers[name] = value;
        }
        return http;
    }

    private Task<Portal.Api.Traffic.RequestView> RecordAsync(CheckResponse answer) => Control.RecordAsync(answer.DynamicMetadata.Fields["request_id"].StringValue);

    private static string Value(IEnumerable<HeaderValueOption> headers, string name) => Assert.Single(headers, header => header.Header.Key == name).Header.Value;

    private static (int Status, string? Code) Problem(CheckResponse answer) =>
        ((int)answer.DeniedResponse.Status.Code, JsonDocument.Parse(answer.DeniedResponse.Body).RootElement.GetProperty("code").GetString());
}
