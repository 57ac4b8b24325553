using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Portal.Discovery.Twins;

namespace Portal.Tests.Conventions;

/// <summary>Every page that anyone may read can be read as Markdown, and says in its head what it is.</summary>
public sealed class TwinConventionTests
{
    /// <summary>Forms, notices and records of single calls: nothing on them is to be read by others. Whoever adds to this list says so in review.</summary>
    private static readonly HashSet<string> NothingToRead =
    [
        "/sign-in", "/sign-up", "/sign-up/sent", "/forgot-password", "/reset-password", "/confirm-email", "/bootstrap", "/dev/mail", "/dev/mail/{Id}",
        "/status/{Code:int}", "/not-found", "/error", "/apis/{Api}/{Version}/{OperationId}/try", "/requests/{RequestId}",
    ];

    private static readonly Type[] Pages = [.. typeof(PortalProgram).Assembly.GetTypes()
        .Where(type => type.GetCustomAttributes<RouteAttribute>().Any() && type.GetCustomAttribute<AuthorizeAttribute>() is null)];

    [Fact]
    public void Every_page_that_anyone_may_read_has_a_markdown_twin() =>
        Offenders.None(Pages.Where(page => page.GetCustomAttribute<MarkdownTwinAttribute>() is null)
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>().Select(route => route.Template)).Where(template => !NothingToRead.Contains(template)));

    [Fact]
    public void Every_page_with_a_twin_tells_in_its_head_what_it_is() =>
        Offenders.None(SourceTree.Product(".razor").Where(file => SourceTree.Read(file) is var text
            && text.Contains("@attribute [MarkdownTwin(", StringComparison.Ordinal) && !text.Contains("<PageHead ", StringComparison.Ordinal)));

    [Fact]
    public void A_twin_is_one_that_writes() =>
        Offenders.None(Pages.Select(page => page.GetCustomAttribute<MarkdownTwinAttribute>()?.Twin).OfType<Type>().Where(twin => !twin.IsAssignableTo(typeof(ITwin))));
}
