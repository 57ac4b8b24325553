using Portal.Api.Contracts.Markdown;
using Portal.Api.Plans;
using Portal.Applications;

namespace Portal.Catalog;

/// <summary>Plans with what they allow.</summary>
internal static class PlanMarkdown
{
    public static void Write(MarkdownWriter writer, IReadOnlyList<PlanView> plans)
    {
        foreach (var plan in plans)
        {
            writer.Item($"**{MarkdownEscape.Text(plan.Title)}**: {PlanWords.Limits(plan)}. {PlanWords.Approval(plan)}.", MarkdownEscape.Text(plan.Description));
        }
    }
}
