using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Conventions;

public sealed class DesignSystemTests
{
    [Fact]
    public void Every_part_of_the_design_system_and_every_island_has_a_test_that_renders_it()
    {
        var tests = SourceTree.Everything(".cs", ".razor").Where(file => file.StartsWith("Portal.Tests/", StringComparison.Ordinal))
            .Select(SourceTree.Read).Where(text => text.Contains("Render", StringComparison.Ordinal)).ToList();
        var parts = typeof(PortalProgram).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IComponent)) && !type.IsAbstract && (type.Namespace == "Portal.Ui" || Islands().Contains(type.Name)));

        Offenders.None(parts.Select(type => type.Name.Split('`')[0])
            .Where(name => !tests.Any(text => text.Contains($"<{name}>", StringComparison.Ordinal) || text.Contains($"<{name} ", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_design_system_knows_no_word_of_the_domain() =>
        Offenders.None(SourceTree.Product(".cs", ".razor").Where(file => file.StartsWith("Portal/Ui/", StringComparison.Ordinal)
            && SourceTree.Read(file).Contains("Portal.Api", StringComparison.Ordinal)));

    /// <summary>Names of components that some page renders interactively.</summary>
    private static HashSet<string> Islands() =>
        [.. SourceTree.Product(".razor").SelectMany(file => SourceTree.Read(file).Split('<'))
            .Where(tag => tag.Contains("@rendermode", StringComparison.Ordinal))
            .Select(tag => tag.Split(' ', '\n', '/', '>')[0])];
}
