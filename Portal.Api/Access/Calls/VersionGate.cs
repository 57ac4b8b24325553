namespace Portal.Api.Access.Calls;

/// <summary>
/// Whether the version that is about to answer a call may, and what is said of its end.
/// </summary>
internal static class VersionGate
{
    /// <summary>Null: it may.</summary>
    public static AccessRefusal? Check(AccessSnapshot snapshot, DoorCall call, string? label)
    {
        if (Find(snapshot, call.Api!, label) is not { } version)
        {
            return null;
        }
        var isTold = IsTold(version, call);
        var isRetired = version.RetiredAt <= call.StartedAt;
        if (version.Draft || (isRetired && !isTold))
        {
            return EdgeRefusals.NoRoute;
        }
        if (isTold)
        {
            call.Notice = version.Operations.Count > 0 && version.Operations.TryGetValue(call.Operation!.Id, out var own) ? own : version.Notice;
        }
        return isRetired ? version.Gone : null;
    }

    /// <summary>By the label of an instance; one that is no version's is of the contract that applies at the doors.</summary>
    public static VersionAccess? Find(AccessSnapshot snapshot, ApiAccess api, string? label) => Find(snapshot, api.Slug, label) ?? Find(snapshot, api.Slug, api.Version);

    /// <summary>Of an internal version only the company's own hear anything.</summary>
    public static bool IsTold(VersionAccess version, DoorCall call) => !version.Hidden || call.Decision?.Application?.OrganizationInternal == true;

    private static VersionAccess? Find(AccessSnapshot snapshot, string api, string? version) =>
        version is not null && snapshot.Versions.TryGetValue(new VersionKey(api, version), out var found) ? found : null;
}
