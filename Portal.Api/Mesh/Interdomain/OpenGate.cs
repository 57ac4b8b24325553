namespace Portal.Api.Mesh.Interdomain;

/// <summary>Where nobody has drawn domains, everybody is inside.</summary>
internal sealed class OpenGate : IInterdomainGate
{
    public Task InvokeAsync(InboundCall call, RequestDelegate next) => next(call.Context);
}
