using System.Linq.Expressions;

namespace Portal.Ui;

/// <summary>Names of form fields as the framework's form mapping reads them: <c>() => Form.Address.City</c> is <c>Form.Address.City</c>.</summary>
internal static class FieldNames
{
    public static string? Of(LambdaExpression? expression)
    {
        if (expression is null)
        {
            return null;
        }
        var parts = new Stack<string>();
        for (var node = expression.Body; node is MemberExpression member; node = member.Expression)
        {
            parts.Push(member.Member.Name);
        }
        return string.Join('.', parts);
    }
}
