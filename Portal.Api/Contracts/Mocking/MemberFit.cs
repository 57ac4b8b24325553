using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Mocking;

/// <summary>Whether an example says of itself that it is of a value, by a member of its own.</summary>
internal static class MemberFit
{
    /// <summary>1: it is; -1: it is of another; 0: it does not say.</summary>
    public static int Of(ObjectNode? example, string name, string text) => example?.Members.FirstOrDefault(member => IsNamed(member.Name, name)).Value switch
    {
        ScalarNode scalar => Same(scalar, text) ? 1 : -1,
        ObjectNode whole when whole.Members.Where(member => member.Value is ScalarNode).ToList() is { Count: > 0 } members => members.Exists(member => Same((ScalarNode)member.Value, text)) ? 1 : -1,
        _ => 0,
    };

    /// <summary>As the parameter, whatever it is written with; <c>userId</c> in a path is <c>id</c> in what it leads to.</summary>
    private static bool IsNamed(string member, string parameter)
    {
        var name = Bare(parameter);
        return Bare(member) == name || (Bare(member) == "id" && name.EndsWith("id", StringComparison.Ordinal));
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool Same(ScalarNode value, string text) => value.Text.Equals(text, StringComparison.OrdinalIgnoreCase);
}
