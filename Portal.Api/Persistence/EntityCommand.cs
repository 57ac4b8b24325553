using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Api.Persistence;

/// <summary>
/// One prepared command about the rows of one type, in the context's transaction, for what is asked or changed by the thousand. Its text names what the model knows:
/// <c>{table}</c>, a column by its property (<c>{Calls}</c>), and a value of it (<c>@Calls</c>), which is converted as the model says.
/// </summary>
internal sealed partial class EntityCommand<T> : IDisposable
    where T : class
{
    private readonly DbCommand _command;
    private readonly Dictionary<string, (DbParameter Parameter, Func<object?, object?>? Convert)> _values = new(StringComparer.Ordinal);

    public EntityCommand(DbContext db, string text)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var names = db.GetService<ISqlGenerationHelper>();
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        _command.CommandText = Named().Replace(text, name => name.Value is "{table}"
            ? names.DelimitIdentifier(table.Name, table.Schema)
            : names.DelimitIdentifier(PropertyOf(type, name.Value[1..^1]).GetColumnName(table)!));
        foreach (Match value in Value().Matches(text))
        {
            Add(PropertyOf(type, value.Value[1..]), value.Value);
        }
        _command.Prepare();
    }

    /// <param name="property">Name of the property that the text has the value of.</param>
    /// <param name="value">Of the property's type.</param>
    public EntityCommand<T> With(string property, object? value)
    {
        var (parameter, convert) = _values[property];
        parameter.Value = (convert is null ? value : convert(value)) ?? DBNull.Value;
        return this;
    }

    public int Execute() => _command.ExecuteNonQuery();

    public DbDataReader Read() => _command.ExecuteReader();

    public void Dispose() => _command.Dispose();

    private static IProperty PropertyOf(IEntityType type, string name) => type.FindProperty(name) ?? throw new ArgumentException($"{typeof(T).Name} has no property {name}.");

    private void Add(IProperty property, string name)
    {
        if (_values.ContainsKey(property.Name))
        {
            return;
        }
        var mapping = property.GetRelationalTypeMapping();
        var parameter = mapping.CreateParameter(_command, name, null, nullable: true);
        _command.Parameters.Add(parameter);
        _values.Add(property.Name, (parameter, mapping.Converter?.ConvertToProvider));
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Value();
}
