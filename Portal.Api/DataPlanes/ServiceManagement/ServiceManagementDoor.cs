using System.Reflection;
using System.Text;
using Portal.Api.DataPlanes.ServiceManagement.Reports;
using Portal.Api.Hosting;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>
/// The Service Management API of 3scale at <c>/transactions</c>, for gateways, sidecars and client libraries that speak it. What it decides by is
/// what every door decides by; the words are 3scale's.
/// </summary>
internal sealed class ServiceManagementDoor(ServiceAuthorization authorization, ServiceReports reports) : IControlHttp
{
    public const string Name = "service_management";

    private const string Xml = "application/vnd.3scale-v2.0+xml";

    private static readonly byte[] StatusJson = Encoding.UTF8.GetBytes(
        $"{{\"status\":\"ok\",\"version\":{{\"backend\":\"{typeof(ServiceManagementDoor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"}\"}}}}");

    public void Map(WebApplication app) => app.MapWhen(IsAsked, branch => branch.Run(AnswerAsync));

    private static bool IsAsked(HttpContext context) => context.Request.Path.Value is { } path
        && (path == "/transactions" || path.StartsWith("/transactions/", StringComparison.Ordinal) || path is "/transactions.xml" or "/check.txt" or "/status" or "/available"
            || (HttpMethods.IsOptions(context.Request.Method) && !path.StartsWith("/authz", StringComparison.Ordinal)));

    private Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "3scale-rejection-reason";
        var method = HttpMethods.IsHead(context.Request.Method) && context.Request.Path != "/available" ? HttpMethods.Get : context.Request.Method;
        return (method, context.Request.Path.Value) switch
        {
            ("OPTIONS", _) => Preflight(context),
            ("GET", "/transactions/authorize.xml") => AuthorizeAsync(context, isOAuth: false, takes: false),
            ("GET", "/transactions/authrep.xml") => AuthorizeAsync(context, isOAuth: false, takes: true),
            ("GET", "/transactions/oauth_authorize.xml") => AuthorizeAsync(context, isOAuth: true, takes: false),
            ("GET", "/transactions/oauth_authrep.xml") => AuthorizeAsync(context, isOAuth: true, takes: true),
            ("POST", "/transactions.xml") => ReportAsync(context),
            ("GET", "/check.txt") => WriteAsync(context, StatusCodes.Status200OK, "text/plain", "ok"u8.ToArray()),
            ("GET", "/status") => WriteAsync(context, StatusCodes.Status200OK, "application/json", StatusJson),
            ("HEAD", "/available") => WriteAsync(context, StatusCodes.Status200OK, Xml, []),
            _ => WriteAsync(context, StatusCodes.Status404NotFound, Xml, []),
        };
    }

    private static Task Preflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, HEAD, OPTIONS";
        headers.AccessControlAllowHeaders = "3scale-options, Content-Type, X-3scale-User-Agent";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task AuthorizeAsync(HttpContext context, bool isOAuth, bool takes)
    {
        var form = new ServiceForm();
        var unreadable = form.AddEncoded(Query(context));
        var options = ServiceOptionsHeader.Read(context.Request.Headers, form);
        var verdict = unreadable is null ? authorization.Decide(context, form, isOAuth, takes, options.FlatUsage) : ServiceVerdict.Failed(unreadable);
        var headers = context.Response.Headers;
        if (options.RejectionReason && verdict.Error is { Denies: true } denial)
        {
            headers["3scale-rejection-reason"] = denial.Code;
        }
        if (options.LimitHeaders && verdict.Limits is { } limits && (verdict.Error is null || verdict.Error == ServiceError.LimitsExceeded))
        {
            ServiceLimitHeaders.Put(headers, limits);
        }
        var body = options.NoBody ? [] : verdict.Error is { Denies: false } error ? ServiceXml.Error(error) : ServiceXml.Status(verdict, options);
        return WriteAsync(context, verdict.Status, Xml, body);
    }

    private async Task ReportAsync(HttpContext context)
    {
        var form = new ServiceForm();
        var error = form.AddEncoded(Query(context)) ?? await ReportBody.ReadAsync(context.Request, form, context.RequestAborted);
        var options = ServiceOptionsHeader.Read(context.Request.Headers, form);
        error ??= await reports.TakeAsync(context, form, options.FlatUsage, context.RequestAborted);
        await WriteAsync(context, error?.Status ?? StatusCodes.Status202Accepted, Xml, error is null || options.NoBody ? [] : ServiceXml.Error(error));
    }

    private static ReadOnlySpan<char> Query(HttpContext context) => context.Request.QueryString.Value is { Length: > 1 } query ? query.AsSpan(1) : [];

    private static Task WriteAsync(HttpContext context, int status, string type, byte[] body)
    {
        var response = context.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, type, body.Length);
        return body.Length == 0 ? Task.CompletedTask : response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }
}
