namespace Portal.Api.Drift.Inbox;

/// <summary>What of an API traffic and contract differ in.</summary>
public enum DriftKind
{
    /// <summary>A method and path.</summary>
    Operation,

    /// <summary>In the query, a header or a cookie.</summary>
    Parameter,

    /// <summary>A member of a JSON body.</summary>
    Field,

    /// <summary>Of an answer.</summary>
    Status,

    /// <summary>A word of an enumeration.</summary>
    Value,
    MediaType,
}

/// <summary>Which of the two has it.</summary>
public enum DriftSide
{
    /// <summary>Calls show it, and the contract does not have it.</summary>
    Undocumented,

    /// <summary>The contract has it, and calls did not show it in a month.</summary>
    NeverSeen,
}

/// <summary>Where in a call it stands.</summary>
public enum DriftPlace
{
    /// <summary>The call itself.</summary>
    Call,
    Query,
    Header,
    Cookie,
    Request,
    Response,
}

public enum DriftState
{
    Open,

    /// <summary>An administrator said why it is to stay as it is, and it did not change since.</summary>
    Dismissed,
}
