using Portal.Api.Mesh.Editing.Fields;

namespace Portal.Mesh.Rules;

/// <summary>The fields of rules as fields of a form: what each says now, and what it said when the form was made.</summary>
internal static class RuleForm
{
    public const string Is = "f:";
    public const string Was = "w:";

    public static string ElementOf(MeshFieldView field) => "field-" + field.Id.Replace('/', '-');

    /// <summary>Those that were changed.</summary>
    public static IReadOnlyList<MeshFieldChange> Changes(IFormCollection form) =>
    [
        .. form.Where(field => field.Key.StartsWith(Is, StringComparison.Ordinal)).Select(field => new MeshFieldChange(field.Key[Is.Length..], field.Value.ToString().Trim(), form[Was + field.Key[Is.Length..]].ToString()))
            .Where(change => change.Value != change.Was),
    ];
}
