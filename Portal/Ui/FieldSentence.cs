using System.Text.RegularExpressions;

namespace Portal.Ui;

/// <summary>
/// What is wrong with a field as a sentence that stands by itself. Programs are told the field by its name in the contract (<c>The field 'name'
/// takes ...</c>), or a rule alone (<c>takes ...</c>); people know it by its label.
/// </summary>
internal static partial class FieldSentence
{
    public static string Of(string label, string error)
    {
        var rule = FieldName().Replace(error, "");
        var isRule = rule.Length < error.Length || (error.Length > 0 && char.IsLower(error[0]));
        var sentence = isRule ? $"\u201c{label}\u201d {rule}" : error;
        return sentence.Length == 0 || sentence[^1] is '.' or '?' or '!' or '\u201d' ? sentence : sentence + ".";
    }

    /// <summary>Ours, and the framework's own for a value that is missing.</summary>
    [GeneratedRegex("^The (field '[^']*'|[A-Za-z0-9 ]+ field) ")]
    private static partial Regex FieldName();
}
