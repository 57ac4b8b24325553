namespace Portal.Api.Contracts.Compare;

/// <summary>What a change means to those who call: worst first.</summary>
public enum ChangeClass
{
    /// <summary>Calls that worked may fail, or answers may be what callers cannot read.</summary>
    Breaking,

    /// <summary>Breaks some callers, depending on what they rely on; worth a look before publishing.</summary>
    Risky,

    /// <summary>Callers need to do nothing.</summary>
    Safe,

    /// <summary>Words only: nothing that goes over the wire.</summary>
    Documentation,
}
