namespace Portal.Api.Contracts.Compare;

/// <summary>Which way the changed part travels; none for what is no part of a message.</summary>
public enum ChangeDirection
{
    None,
    Request,
    Response,
}
