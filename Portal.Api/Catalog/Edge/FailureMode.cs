namespace Portal.Api.Catalog.Edge;

/// <summary>What becomes of a call while something of ours fails.</summary>
public enum FailureMode
{
    Refuse,
    Pass,
}
