using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>What an OpenAPI document must be to be shown, routed and called: the form that its version asks for, and what no schema can say.</summary>
internal static partial class DocumentChecks
{
    /// <summary>A version that is known, and said as one.</summary>
    public static void CheckVersion(ObjectNode source, Findings findings)
    {
        if (source["swagger"] is { } swagger && source["openapi"] is null)
        {
            if (swagger.AsString != "2.0")
            {
                findings.Error(swagger, "/swagger", "'swagger' must be 2.0, in quotes; later versions say 'openapi'.");
            }
        }
        else if (source["openapi"] is not { } version || !Version().IsMatch(version.AsString ?? ""))
        {
            findings.Error(source["openapi"] ?? source, "/openapi", "'openapi' must name the version in quotes or plainly, such as 3.1.1; 3.0, 3.1 and 3.2 are known, and 2.0 as 'swagger'.");
        }
    }

    /// <summary>The form that its version asks for.</summary>
    public static void CheckForm(ObjectNode source, Findings findings)
    {
        StructureChecks.Run(source, findings);
        CheckComponents(source["components"], findings);
    }

    /// <param name="root">The document in OpenAPI 3's form.</param>
    /// <param name="isUpgraded">Its form was judged before, as what it was written as.</param>
    public static void Run(ObjectNode root, Findings findings, bool isUpgraded)
    {
        if (!isUpgraded)
        {
            CheckForm(root, findings);
        }
        CheckSecurity(root, root["security"], "/security", findings, isUpgraded);
        new PathChecks(root, findings, isUpgraded).Run();
    }

    /// <summary>Every requirement should name a declared scheme, or nobody knows how to meet it. The form allows it; lint makes it an error.</summary>
    public static void CheckSecurity(ObjectNode root, ContractNode? security, string path, Findings findings, bool isUpgraded)
    {
        var declared = isUpgraded ? "securityDefinitions" : "components.securitySchemes";
        foreach (var requirement in security.Items())
        {
            foreach (var member in requirement.Members())
            {
                if (root["components"].Get("securitySchemes").Get(member.Name) is null)
                {
                    findings.Warning(member.Value, path, $"No scheme '{Shorten.Text(member.Name)}' is declared under {declared}.");
                }
            }
        }
    }

    /// <summary>The specification forbids other names in every version; the schema of 3.0 does not.</summary>
    private static void CheckComponents(ContractNode? components, Findings findings)
    {
        foreach (var group in components.Members().Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            foreach (var member in group.Value.Members().Where(member => !ComponentName().IsMatch(member.Name)))
            {
                findings.Error(member.Value, $"/components/{NodePointer.Escape(group.Name)}/{NodePointer.Escape(member.Name)}", "Names of components have letters, digits, dots, hyphens and underscores only.");
            }
        }
    }

    [GeneratedRegex(@"^3\.[012]\.\d+(-.+)?$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[A-Za-z0-9._-]+$")]
    private static partial Regex ComponentName();
}
