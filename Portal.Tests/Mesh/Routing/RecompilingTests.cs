using Portal.Api.Mesh;
using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.Routing;

/// <summary>A change of one file leaves what the others say as it is, with what is counted there.</summary>
public sealed class RecompilingTests
{
    private readonly MeshFileCache _cache = new();

    [Fact]
    public void What_did_not_change_is_the_very_same_and_what_did_is_not()
    {
        var before = Take(Files("one", "two"));
        var (kept, changed) = (before.Table.Find("GET /one")!, before.Table.Find("GET /two")!);

        var after = Take(Files("one", "three"), before);

        Assert.Same(kept, after.Table.Find("GET /one"));
        Assert.Same(kept.Pick(0).Load, after.Table.Find("GET /one")!.Pick(0).Load);
        Assert.NotSame(changed, after.Table.Find("GET /three"));
        Assert.Null(after.Table.Find("GET /two"));
    }

    [Fact]
    public void A_changed_destination_rule_reaches_rules_that_did_not_change()
    {
        var before = Take([new MeshFile("a.yaml", MeshYaml.Split(1, 1)[MeshYaml.Subsets().Length..]), new MeshFile("b.yaml", MeshYaml.Subsets())]);

        var after = Take([new MeshFile("a.yaml", MeshYaml.Split(1, 1)[MeshYaml.Subsets().Length..]), new MeshFile("b.yaml", MeshYaml.Subsets().Replace("version: v1", "version: v0", StringComparison.Ordinal))], before);

        Assert.Equal(("v1", "v0"), (before.Table.Find("GET /x")!.Pick(0).Labels[0].Value, after.Table.Find("GET /x")!.Pick(0).Labels[0].Value));
    }

    [Fact]
    public void A_problem_between_files_is_told_again_while_it_lasts()
    {
        MeshFile[] broken = [new MeshFile("a.yaml", MeshYaml.Split(1, 1)[MeshYaml.Subsets().Length..])];
        var (first, again) = (_cache.Read(broken), _cache.Read(broken));
        MeshConfiguration.Compile(first);
        MeshConfiguration.Compile(again);

        Assert.Equal(2, first.Problems.Count);
        Assert.Equal(first.Problems, again.Problems);
    }

    [Fact]
    public void Files_are_taken_in_the_order_of_their_names_in_whatever_order_they_come()
    {
        MeshFile[] files = [new MeshFile("b.yaml", MeshYaml.Service("- route: [{ destination: { host: b } }]", name: "b")), new MeshFile("a.yaml", MeshYaml.Service("- route: [{ destination: { host: a } }]", name: "a"))];

        Assert.Equal("a", Take(files).Table.Find("GET /x")!.Pick(0).Host);
    }

    private MeshConfiguration Take(IReadOnlyList<MeshFile> files, MeshConfiguration? before = null)
    {
        var objects = _cache.Read(files);
        var configuration = MeshConfiguration.Compile(objects, before);
        Assert.Empty(objects.Problems);
        return configuration;
    }

    private static MeshFile[] Files(string first, string second) => [File("a.yaml", first), File("b.yaml", second)];

    private static MeshFile File(string name, string path) => new(name, MeshYaml.Service($"- match: [{{ uri: {{ prefix: /{path} }} }}]\n  route: [{{ destination: {{ host: travels }} }}]", name: path));
}
