using System.CommandLine;
using System.Text.RegularExpressions;
using Portal.Api.Catalog.Definition;
using Portal.Api.CommandLine.Output;
using Portal.Api.DataPlanes.Kubernetes;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.CommandLine.Catalogs;

/// <summary><c>export istio --out DIR</c> and its like: manifests that have a cluster's data plane ask the portal.</summary>
internal static partial class KubernetesCommand
{
    private const string NameWords = "a name of Kubernetes (lower-case letters, digits, hyphens)";

    public static Command Create(KubernetesTarget target, Terminal terminal)
    {
        var otherwise = new ExportSettings(target);
        var folder = new Option<string>("--out", "--output", "-o") { Description = "The folder to write to; made if it is not there.", HelpName = "folder", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Write into a folder that has files, over those of the same names. What is not written any more is named, and left." };
        var catalog = Folder("--catalog", "The folder of the catalogue, such as 'export -o' writes.", ProgramFiles.Contracts);
        var mesh = Folder("--mesh", "The folder of the mesh's files.", ProgramFiles.MeshFiles);
        var home = Named("--namespace", "Where the portal runs.", otherwise.Namespace, Name(), NameWords);
        var edge = Named("--edge-namespace", "Where the proxies of the edge run.", otherwise.EdgeNamespace, Name(), NameWords);
        var image = Named("--image", "The portal's image.", otherwise.Image, Image(), "an image such as registry.example.com/travelz-portal:1.0");
        var gatewayClass = Named("--gateway-class", "The class of the gateway.", otherwise.GatewayClass, Name(), NameWords);
        var port = new Option<int>("--service-port") { Description = "The port of the services behind the gateway.", DefaultValueFactory = _ => otherwise.ServicePort };
        port.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 1 or > 65535)
            {
                result.AddError("--service-port takes a number from 1 to 65535.");
            }
        });
        var portalUrl = Address("--portal-url", "The address that people know the portal by.");
        var gatewayUrl = Address("--gateway-url", "The address that clients know the edge by.");
        var clear = new Option<bool>("--clear-route-cache") { Description = "Add an EnvoyFilter that has routes chosen anew by the headers that the portal adds." };
        var isIstio = target is KubernetesTarget.Istio;
        var command = new Command(WordOf(target), $"Write the manifests that make {TitleOf(target)} ask this portal. The same catalogue and mesh files make the same bytes.")
        {
            folder, overwrite, catalog, mesh, home, edge, image, portalUrl, gatewayUrl,
        };
        foreach (var option in isIstio ? (Option[])[clear] : [gatewayClass, port])
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed =>
        {
            OutputFolder.Check(parsed.GetRequiredValue(folder), parsed.GetValue(overwrite));
            var settings = otherwise with
            {
                Namespace = parsed.GetRequiredValue(home),
                EdgeNamespace = parsed.GetValue(edge),
                Image = parsed.GetRequiredValue(image),
                GatewayClass = isIstio ? otherwise.GatewayClass : parsed.GetRequiredValue(gatewayClass),
                ServicePort = isIstio ? otherwise.ServicePort : parsed.GetValue(port),
                PortalUrl = parsed.GetValue(portalUrl),
                GatewayUrl = parsed.GetValue(gatewayUrl),
                ClearRouteCache = isIstio && parsed.GetValue(clear),
            };
            return Write(KubernetesExport.Make(Catalog(parsed.GetRequiredValue(catalog)), Mesh(parsed.GetRequiredValue(mesh)), settings), parsed.GetRequiredValue(folder), terminal);
        });
        return command;
    }

    public static string WordOf(KubernetesTarget target) => target switch
    {
        KubernetesTarget.Istio => "istio",
        KubernetesTarget.GatewayApi => "gateway-api",
        _ => "envoy-gateway",
    };

    private static string TitleOf(KubernetesTarget target) => target switch
    {
        KubernetesTarget.Istio => "an Istio",
        KubernetesTarget.GatewayApi => "a gateway of the Gateway API",
        _ => "an Envoy Gateway",
    };

    private static int Write(ExportResult result, string folder, Terminal terminal)
    {
        foreach (var problem in result.Problems)
        {
            terminal.Error.WriteLine(problem);
        }
        if (result.Problems.Count > 0)
        {
            terminal.Error.WriteLine("Nothing was written.");
            return ExitCode.Unreadable;
        }
        foreach (var file in result.Files)
        {
            OutputFile.Write(Path.Combine(folder, file.Path), file.Bytes.Span);
        }
        var written = result.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var left in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(path => !written.Contains(path)).Order(StringComparer.Ordinal))
        {
            terminal.Out.WriteLine(terminal.Paint($"{Path.Combine(folder, left)} is not of this export, and was left as it is.", Paint.Yellow));
        }
        foreach (var remark in result.Remarks)
        {
            terminal.Out.WriteLine(terminal.Paint(remark, Paint.Yellow));
        }
        terminal.Out.WriteLine($"{result.Files.Count} files written to {folder}.");
        return ExitCode.Fine;
    }

    private static CatalogFiles Catalog(string folder)
    {
        var (files, problems) = CatalogFolder.Read(Existing(folder));
        return problems.Count == 0
            ? files
            : throw new CommandException(ExitCode.Unreadable, string.Join('\n', problems.Select(problem => $"{Path.Combine(folder, problem.File!)}: {problem.Message}")));
    }

    private static List<MeshFile> Mesh(string folder)
    {
        try
        {
            return MeshFiles.ReadFolder(Existing(folder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Unreadable, $"{folder}: cannot be read: {exception.Message}");
        }
    }

    private static string Existing(string folder) =>
        Directory.Exists(folder) ? folder : throw new CommandException(ExitCode.Unreadable, $"{folder}: there is no such folder.");

    private static Option<string> Folder(string name, string description, string otherwise) =>
        new(name) { Description = description, HelpName = "folder", DefaultValueFactory = _ => otherwise };

    private static Option<string> Named(string name, string description, string? otherwise, Regex pattern, string words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => otherwise! };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is { } value && !pattern.IsMatch(value))
            {
                result.AddError($"{name} takes {words}; '{value}' is none.");
            }
        });
        return option;
    }

    private static Option<string?> Address(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "address" };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is { } value && !(Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                result.AddError($"{name} takes an address such as https://apis.example.com; '{value}' is none.");
            }
        });
        return option;
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z0-9][-a-zA-Z0-9._/:@]{0,254}$")]
    private static partial Regex Image();
}
