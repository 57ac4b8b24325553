namespace Portal.Api.Access.Calls;

/// <summary>
/// Whether the version that is about to answer a call may, and what is said of its end. A label that the catalogue does not know is of the
/// contract that applies at the doors.
/// </summary>
internal static class VersionGate
{
    /// <summary>Null: it may.</summary>
    public static AccessRefusal? Check(AccessSnapshot snapshot, DoorCall call, string? label)
    {
        if ((Find(snapshot, call.Api!.Slug, label) ?? Find(snapshot, call.Api.Slug, call.Api.Version)) is not { } version)
        {
            return null;
        }
        var isTold = !version.Hidden || call.Decision?.Application?.OrganizationInternal == true;
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

    private static VersionAccess? Find(AccessSnapshot snapshot, string api, string? version) =>
        version is not null && snapshot.Versions.TryGetValue(new VersionKey(api, version), out var found) ? found : null;
}
