using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>What an OpenAPI document must have to be shown, routed and called: version, info, paths, components, security.</summary>
internal static partial class DocumentChecks
{
    public static void Run(ObjectNode root, Findings findings)
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
        CheckInfo(root, findings);
        CheckNamed(root["tags"], "/tags", "name", findings);
        CheckNamed(root["servers"], "/servers", "url", findings);
        CheckComponents(root["components"], findings);
        CheckSecurity(root, root["security"], "/security", findings);
        new PathChecks(root, findings).Run();
    }

    /// <summary>Every requirement must name a declared scheme: otherwise nobody can know how to meet it.</summary>
    public static void CheckSecurity(ObjectNode root, ContractNode? security, string path, Findings findings)
    {
        if (security is null)
        {
            return;
        }
        if (security is not ArrayNode)
        {
            findings.Error(security, path, "'security' is a list of requirements.");
        }
        foreach (var member in security.Items().SelectMany(requirement => requirement.Members()))
        {
            if (root["components"].Get("securitySchemes").Get(member.Name) is null)
            {
                findings.Error(member.Value, path, $"No scheme '{Shorten.Text(member.Name)}' is declared under components.securitySchemes.");
            }
        }
    }

    private static void CheckInfo(ObjectNode root, Findings findings)
    {
        if (root["info"] is not ObjectNode info)
        {
            findings.Error(root["info"] ?? root, "/info", "'info' with 'title' and 'version' is missing.");
            return;
        }
        foreach (var name in (string[])["title", "version"])
        {
            if (info.Text(name) is not { Length: > 0 })
            {
                findings.Error(info[name] ?? info, $"/info/{name}", $"'{name}' must be a text{(info[name] is ScalarNode { Kind: ScalarKind.Number } ? "; this is a number, so put it in quotes" : "")}.");
            }
        }
        if (info["description"] is { AsString: null } description)
        {
            findings.Error(description, "/info/description", "'description' must be a text.");
        }
    }

    private static void CheckNamed(ContractNode? list, string path, string name, Findings findings)
    {
        if (list is null)
        {
            return;
        }
        if (list is not ArrayNode)
        {
            findings.Error(list, path, $"This is a list of objects with '{name}'.");
        }
        for (var index = 0; index < list.Items().Count; index++)
        {
            if (list.Items()[index].Text(name) is null)
            {
                findings.Error(list.Items()[index], $"{path}/{index}", $"'{name}' is missing or no text.");
            }
        }
    }

    private static void CheckComponents(ContractNode? components, Findings findings)
    {
        if (components is not (null or ObjectNode))
        {
            findings.Error(components, "/components", "'components' is an object.");
        }
        foreach (var group in components.Members().Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            if (group.Value is not ObjectNode)
            {
                findings.Error(group.Value, $"/components/{group.Name}", $"'{Shorten.Text(group.Name)}' is an object of named components.");
            }
            foreach (var member in group.Value.Members())
            {
                var path = $"/components/{group.Name}/{NodePointer.Escape(member.Name)}";
                if (!ComponentName().IsMatch(member.Name))
                {
                    findings.Error(member.Value, path, "Names of components have letters, digits, dots, hyphens and underscores only.");
                }
                if (group.Name is "schemas")
                {
                    SchemaChecks.Run(member.Value, path, findings);
                }
                else if (member.Value is not ObjectNode)
                {
                    findings.Error(member.Value, path, "A component is an object.");
                }
                if (group.Name is "securitySchemes" && member.Value.Text("$ref") is null && member.Value.Text("type") is not ("apiKey" or "http" or "oauth2" or "openIdConnect" or "mutualTLS"))
                {
                    findings.Error(member.Value, path, "'type' is one of apiKey, http, oauth2, openIdConnect, mutualTLS.");
                }
            }
        }
    }

    [GeneratedRegex(@"^3\.[012]\.\d+(-.+)?$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[A-Za-z0-9._-]+$")]
    private static partial Regex ComponentName();
}
