using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Api.Persistence;

/// <summary>
/// Inserts rows of one type by one prepared command in the context's transaction, with the columns and conversions of the model, and without
/// tracking any: for rows that come by the thousand. Columns that the database makes are left to it.
/// </summary>
internal sealed class RowWriter<T> : IDisposable
    where T : class
{
    private readonly DbCommand _command;
    private readonly (IProperty Property, DbParameter Parameter, Func<object?, object?>? Convert)[] _columns;

    public RowWriter(DbContext db)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var names = db.GetService<ISqlGenerationHelper>();
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        _columns = [.. type.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd)).Select((property, index) => Column(property, $"@p{index}"))];
        var columns = string.Join(", ", _columns.Select(column => names.DelimitIdentifier(column.Property.GetColumnName(table)!)));
        var values = string.Join(", ", _columns.Select(column => column.Parameter.ParameterName));
        _command.CommandText = $"INSERT INTO {names.DelimitIdentifier(table.Name, table.Schema)} ({columns}) VALUES ({values})";
        _command.Prepare();
    }

    public void Write(T row)
    {
        foreach (var (property, parameter, convert) in _columns)
        {
            var value = property.GetGetter().GetClrValue(row);
            parameter.Value = (convert is null ? value : convert(value)) ?? DBNull.Value;
        }
        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();

    private (IProperty Property, DbParameter Parameter, Func<object?, object?>? Convert) Column(IProperty property, string name)
    {
        var mapping = property.GetRelationalTypeMapping();
        var parameter = mapping.CreateParameter(_command, name, null, nullable: true);
        _command.Parameters.Add(parameter);
        return (property, parameter, mapping.Converter?.ConvertToProvider);
    }
}
