namespace Portal.Api.Access.Interdomain;

/// <summary>Calls from one domain of the company into another.</summary>
internal readonly record struct DomainPair(string From, string To);
