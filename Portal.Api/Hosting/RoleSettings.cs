namespace Portal.Api.Hosting;

/// <summary>The roles this process was asked to run.</summary>
internal sealed record RoleSettings(Roles Roles)
{
    public bool Runs(Roles role) => Roles.HasFlag(role);

    /// <summary>By the gateway, or by a door that other data planes ask.</summary>
    public bool LetsCallsIn => Runs(Roles.Gateway) || Runs(Roles.Control);

    public static RoleSettings Read(IConfiguration configuration)
    {
        var text = configuration["Roles"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return new RoleSettings(Roles.All);
        }
        var roles = Roles.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            roles |= Enum.TryParse<Roles>(name, ignoreCase: true, out var role) && !char.IsAsciiDigit(name[0])
                ? role
                : throw new SettingException("Roles", $"takes a comma-separated list of portal, gateway, control, mesh, travelz; '{name}' is none of them.");
        }
        return new RoleSettings(roles);
    }
}
