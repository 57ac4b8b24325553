using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>
/// What axe-core finds wrong with a page. It runs in the page itself, and gathers nothing of what is right: its own way to run opens a new page each
/// time, for pages with frames of others, which costs more than all that it looks at.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async rules => {
            const found = await axe.run(document, { resultTypes: ['violations'], ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}) });
            return found.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${fault.help}: ${node.html}`));
        }
        """;

    /// <summary>What another theme or width can change; names and structure are the same in both.</summary>
    private static readonly string[] OfLooks = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "meta-viewport", "aria-hidden-focus"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page, bool onlyLooks = false)
    {
        if (!await page.EvaluateAsync<bool>("() => typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Script);
        }
        return await page.EvaluateAsync<string[]>(Run, onlyLooks ? OfLooks : null);
    }
}
