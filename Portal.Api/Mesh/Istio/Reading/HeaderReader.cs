namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads <c>headers</c> of a rule or of one of its destinations.</summary>
internal static class HeaderReader
{
    public static HeaderOperations Operations(FieldReader fields)
    {
        if (fields.Map("headers") is not { } inner)
        {
            return HeaderOperations.None;
        }
        var operations = new HeaderOperations(Changes(inner, "request"), Changes(inner, "response"));
        inner.Close();
        return operations;
    }

    private static HeaderChanges Changes(FieldReader fields, string field)
    {
        if (fields.Map(field) is not { } inner)
        {
            return HeaderChanges.None;
        }
        var changes = new HeaderChanges(inner.Pairs("set"), inner.Pairs("add"), inner.Texts("remove"));
        inner.Close();
        return changes;
    }
}
