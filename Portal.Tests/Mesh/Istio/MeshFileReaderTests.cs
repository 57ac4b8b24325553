using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Istio.Reading;
using Portal.Api.Mesh.Routing;

namespace Portal.Tests.Mesh.Istio;

public sealed class MeshFileReaderTests
{
    private const string Good = """
        apiVersion: networking.istio.io/v1beta1
        kind: VirtualService
        metadata:
          name: travels
          namespace: travel-agency
          labels: { team: core }
        spec:
          hosts: [travels]
          http:
            - name: all
              match:
                - uri:
                    prefix: /travels
              route:
                - destination:
                    host: travels
              timeout: 5s
        """;

    [Fact]
    public void What_is_executed_is_read_without_a_problem()
    {
        var objects = Read(Good);

        Assert.Empty(objects.Problems);
        var service = Assert.Single(objects.VirtualServices);
        Assert.Equal(["mesh"], service.Gateways);
        Assert.Equal(TimeSpan.FromSeconds(5), service.Rules[0].Timeout);
    }

    [Theory]
    [InlineData("      timeout: 5s", "      timeout: 5s\n      retires: { attempts: 3 }", 18, "spec.http[0].retires", "not executed by this mesh")]
    [InlineData("            prefix: /travels", "            prefixx: /travels", 13, "spec.http[0].match[0].uri.prefixx", "not executed by this mesh")]
    [InlineData("        - uri:", "        - statPrefix: x\n          uri:", 12, "spec.http[0].match[0].statPrefix", "not executed by this mesh")]
    [InlineData("    host: travels", "    host: travels\n            port: { name: http }", 17, "spec.http[0].route[0].destination.port.name", "not executed by this mesh")]
    [InlineData("  hosts: [travels]", "  hosts: [travels]\n  exportTo: ['*']", 9, "spec.exportTo", "not executed by this mesh")]
    [InlineData("  name: travels", "  name: travels\n  finalizers: []", 5, "metadata.finalizers", "not executed by this mesh")]
    [InlineData("timeout: 5s", "timeout: 5 seconds", 17, "spec.http[0].timeout", "takes a duration")]
    [InlineData("prefix: /travels", "regex: '(?=x)'", 13, "spec.http[0].match[0].uri.regex", "not a regular expression of RE2")]
    [InlineData("prefix: /travels", "regex: '('", 13, "spec.http[0].match[0].uri.regex", "not a regular expression of RE2")]
    [InlineData("prefix: /travels", "prefix: /travels\n            exact: /x", 14, "spec.http[0].match[0].uri.exact", "only one can apply")]
    [InlineData("    host: travels", "    host: travels\n            subset: v9", 17, "spec.http[0].route[0].destination.subset", "no DestinationRule defines a subset 'v9'")]
    [InlineData("kind: VirtualService", "kind: EnvoyFilter", 2, "kind", "'EnvoyFilter' is not executed")]
    [InlineData("networking.istio.io/v1beta1", "networking.istio.io/v1alpha3", 1, "apiVersion", "networking.istio.io/v1 or")]
    [InlineData("  hosts: [travels]", "  hosts: []", 8, "spec.hosts", "is required")]
    public void What_cannot_be_executed_is_named_with_its_line_and_field(string part, string instead, int line, string field, string reason)
    {
        var problem = Assert.Single(Read(Good.Replace(part, instead, StringComparison.Ordinal)).Problems, problem => problem.Field == field);

        Assert.Equal("mesh.yaml", problem.File);
        Assert.Equal(line, problem.Line);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_yaml_is_told_with_its_line()
    {
        var problem = Assert.Single(Read("apiVersion: x\nkind: [unfinished\nmetadata: {}\n").Problems);

        Assert.InRange(problem.Line, 2, 4);
        Assert.Equal("yaml", problem.Field);
    }

    [Fact]
    public void Weights_that_give_nobody_anything_are_a_problem() =>
        Assert.Contains(Read(MeshYaml.Split(0, 0)).Problems, problem => problem.Field == "spec.http[0].route");

    [Fact]
    public void All_problems_are_told_not_just_the_first()
    {
        var problems = Read(Good.Replace("timeout: 5s", "timeout: soon", StringComparison.Ordinal).Replace("prefix:", "prefixed:", StringComparison.Ordinal)).Problems;

        Assert.Contains(problems, problem => problem.Field == "spec.http[0].timeout");
        Assert.Contains(problems, problem => problem.Field == "spec.http[0].match[0].uri.prefixed");
    }

    [Fact]
    public void The_files_that_come_with_the_product_have_no_problem()
    {
        var folder = Path.Combine(Conventions.SourceTree.Root, "Portal.Api", "Travelz", "Mesh");
        var objects = MeshFileReader.Read(Directory.EnumerateFiles(folder).Select(file => new MeshFile(Path.GetFileName(file), File.ReadAllText(file))));
        RouteCompiler.Compile(objects);

        Assert.Empty(objects.Problems);
        Assert.Contains(objects.VirtualServices, service => service is { Name: "travels-external", Gateways: ["partners"] });
        Assert.Contains(objects.VirtualServices, service => service is { Name: "travels-internal", Gateways: ["mesh"] });
    }

    [Theory]
    [InlineData("5s", 5000)]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0s", 0)]
    [InlineData("5", null)]
    [InlineData("s", null)]
    [InlineData("-1s", null)]
    [InlineData("5 s", null)]
    [InlineData("", null)]
    public void Durations_are_read_as_Istio_writes_them(string text, int? milliseconds) =>
        Assert.Equal(milliseconds, GoDuration.Parse(text)?.TotalMilliseconds);

    private static MeshObjects Read(string yaml) => Compiled.Read(yaml);
}
