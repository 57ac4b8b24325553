using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Api.Persistence;

/// <summary>
/// Inserts rows of one type by one prepared command in the context's transaction, with the columns and conversions of the model, and without
/// tracking any: for rows that come by the thousand. Columns that the database makes are left to it.
/// </summary>
internal sealed class RowWriter<T> : IDisposable
    where T : class
{
    private readonly IProperty[] _columns;
    private readonly EntityCommand<T> _insert;

    public RowWriter(DbContext db)
    {
        _columns = [.. db.Model.FindEntityType(typeof(T))!.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd))];
        var names = string.Join(", ", _columns.Select(column => $"{{{column.Name}}}"));
        var values = string.Join(", ", _columns.Select(column => $"@{column.Name}"));
        _insert = new EntityCommand<T>(db, $"INSERT INTO {{table}} ({names}) VALUES ({values})");
    }

    public void Write(T row)
    {
        foreach (var column in _columns)
        {
            _insert.With(column.Name, column.GetGetter().GetClrValue(row));
        }
        _insert.Execute();
    }

    public void Dispose() => _insert.Dispose();
}
