using System.Net.Mail;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Domains;

/// <summary>Reads a <c>domains.yaml</c>.</summary>
internal sealed class DomainsFile : DefinitionFile
{
    /// <summary>Its path in the folder of the catalogue.</summary>
    public const string Name = "domains.yaml";

    private DomainsFile()
    {
    }

    public static (IReadOnlyList<DomainDefinition>? Domains, IReadOnlyList<ContractProblem> Problems) Read(ReadOnlyMemory<byte> bytes)
    {
        var file = new DomainsFile();
        return file.Read(bytes, file.Domains);
    }

    private IReadOnlyList<DomainDefinition> Domains(ContractNode root)
    {
        Known(root, "", ["domains"]);
        var domains = Each(root, "domains", Domain);
        Unique(root, "/domains", domains.ConvertAll(domain => domain.Name));
        OfOneDomain(root, domains);
        return domains;
    }

    private DomainDefinition Domain(ContractNode node, string path)
    {
        Known(node, path, ["name", "title", "summary", "workloads", "owners"]);
        var owners = Each(node, path, "owners", Owner);
        if (owners.Count == 0)
        {
            Wrong(node.Get("owners") ?? node, $"{path}/owners", "lists at least one who answers for the domain, with a name and perhaps a mail address.");
        }
        return new DomainDefinition(NameOf(node, path), Text(node, path, "title", 120), Text(node, path, "summary", 400), owners) { Workloads = Each(node, path, "workloads", Workload) };
    }

    private string Workload(ContractNode node, string path)
    {
        if (node.AsString is { } name && IsName(name))
        {
            return name;
        }
        Wrong(node, path, "is the name of a workload: 1 to 32 lower-case letters, digits, dots and hyphens.");
        return "";
    }

    /// <summary>Who calls is known by the workload's identity, so a workload cannot be of two.</summary>
    private void OfOneDomain(ContractNode root, List<DomainDefinition> domains)
    {
        foreach (var twice in domains.SelectMany(domain => domain.Workloads).Where(name => name.Length > 0).GroupBy(name => name).Where(name => name.Count() > 1))
        {
            Wrong(root, "/domains", $"has the workload '{twice.Key}' more than once; a workload is of one domain.");
        }
    }

    private DomainOwner Owner(ContractNode node, string path)
    {
        Known(node, path, ["name", "mail"]);
        var mail = node.Get("mail") is null ? null : Text(node, path, "mail", 254);
        if (mail is { Length: > 0 } && (!MailAddress.TryCreate(mail, out var address) || address.Address != mail))
        {
            Wrong(node.Get("mail")!, $"{path}/mail", "is a mail address, such as team@travelz.example.");
        }
        return new DomainOwner(Text(node, path, "name", 120), mail);
    }
}
