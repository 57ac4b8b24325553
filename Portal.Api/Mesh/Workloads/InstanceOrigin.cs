namespace Portal.Api.Mesh.Workloads;

/// <summary>How it is known that an instance is there.</summary>
internal enum InstanceOrigin
{
    /// <summary>It runs in this process.</summary>
    Here,

    /// <summary>A ServiceEntry names it.</summary>
    Entry,

    /// <summary>Its process said so, and can end at any moment without a word.</summary>
    Elsewhere,
}
