namespace Portal.Api.Hosting.ManagementApi;

/// <summary>On an endpoint that reads its body itself: the types it takes, for the API's own description.</summary>
internal sealed record WireBody(IReadOnlyList<string> Types);
