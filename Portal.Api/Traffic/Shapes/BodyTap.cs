namespace Portal.Api.Traffic.Shapes;

/// <summary>Listens to the JSON bodies of one call as they go by.</summary>
internal sealed class BodyTap
{
    private BodyTap()
    {
    }

    public CapturedBody? Request { get; private set; }

    public CapturedBody Response { get; } = new();

    public static BodyTap On(HttpContext context)
    {
        var tap = new BodyTap();
        if (IsJson(context.Request.ContentType))
        {
            tap.Request = new CapturedBody();
            context.Request.Body = new TappedRequest(context.Request.Body, tap.Request);
        }
        context.Response.Body = new TappedResponse(context.Response.Body, context.Response, tap.Response);
        return tap;
    }

    public void Release()
    {
        Request?.Release();
        Response.Release();
    }

    /// <summary><c>application/json</c> and every type that ends in <c>+json</c>.</summary>
    public static bool IsJson(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }
}
