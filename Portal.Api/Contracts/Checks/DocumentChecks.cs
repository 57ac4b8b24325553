using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>What an OpenAPI document must be to be shown, routed and called: the form that its version asks for, and what no schema can say.</summary>
internal static partial class DocumentChecks
{
    /// <param name="root">The document in OpenAPI 3's form.</param>
    /// <param name="source">The document as written, where that is another.</param>
    public static void Run(ObjectNode root, Findings findings, ObjectNode? source = null)
    {
        if (root["swagger"] is { } swagger)
        {
            findings.Error(swagger, "/swagger", "This is OpenAPI 2.0 (Swagger). Versions 3.0, 3.1 and 3.2 are published here; convert it first.");
            return;
        }
        if (root["openapi"] is not { } version || !Version().IsMatch(version.AsString ?? ""))
        {
            findings.Error(root["openapi"] ?? root, "/openapi", "'openapi' must name the version in quotes or plainly, such as 3.1.1; 3.0, 3.1 and 3.2 are known.");
            return;
        }
        StructureChecks.Run(source ?? root, findings);
        CheckComponents(root["components"], findings);
        CheckSecurity(root, root["security"], "/security", findings);
        new PathChecks(root, findings).Run();
    }

    /// <summary>Every requirement should name a declared scheme, or nobody knows how to meet it. The form allows it; lint makes it an error.</summary>
    public static void CheckSecurity(ObjectNode root, ContractNode? security, string path, Findings findings)
    {
        foreach (var requirement in security.Items())
        {
            foreach (var member in requirement.Members())
            {
                if (root["components"].Get("securitySchemes").Get(member.Name) is null)
                {
                    findings.Warning(member.Value, path, $"No scheme '{Shorten.Text(member.Name)}' is declared under components.securitySchemes.");
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
