using System.Text.Json;

namespace Portal.Api.Traffic.Requests;

/// <summary>Records as rows, and both as what people read.</summary>
internal static class RequestRows
{
    public static RequestRow From(RequestRecord record, IReadOnlyList<TraceHop> hops) => new()
    {
        RequestId = record.RequestId,
        TraceId = record.TraceId,
        Door = record.Door,
        StartedAt = record.StartedAt,
        Method = record.Method,
        Target = record.Target,
        Status = record.Status,
        DurationMicros = record.DurationMicros,
        RequestBytes = record.RequestBytes,
        ResponseBytes = record.ResponseBytes,
        Api = record.Api,
        Version = record.Version,
        Operation = record.Operation,
        OrganizationId = record.OrganizationId,
        ApplicationId = record.ApplicationId,
        ApplicationName = record.ApplicationName,
        CredentialId = record.CredentialId,
        ClientAddress = record.ClientAddress,
        Source = record.Source,
        RefusalCode = record.RefusalCode,
        Kind = record.Kind,
        Ledger = JsonSerializer.Serialize(record.Ledger, RequestJson.Default.IReadOnlyListLedgerStep),
        Route = JsonSerializer.Serialize(hops, RequestJson.Default.IReadOnlyListTraceHop),
    };

    public static RequestView View(RequestRow row) => new(
        Summary(row),
        row.TraceId,
        row.RequestBytes,
        row.ResponseBytes,
        JsonSerializer.Deserialize(row.Ledger, RequestJson.Default.IReadOnlyListLedgerStep) ?? [],
        CallRoute.View(row.StartedAt, JsonSerializer.Deserialize(row.Route, RequestJson.Default.IReadOnlyListTraceHop) ?? []));

    public static RequestView View(RequestRecord record, IReadOnlyList<TraceHop> hops) => new(
        Summary(record),
        record.TraceId,
        record.RequestBytes,
        record.ResponseBytes,
        record.Ledger,
        CallRoute.View(record.StartedAt, hops));

    public static RequestSummaryView Summary(RequestRecord record) => new(
        record.RequestId,
        record.StartedAt,
        record.Door,
        record.Method,
        record.Target,
        record.Status,
        record.DurationMicros / 1000.0,
        record.Api,
        record.Version,
        record.Operation,
        record.ApplicationId,
        record.ApplicationName,
        record.Source,
        record.RefusalCode,
        record.Kind);

    public static RequestSummaryView Summary(RequestRow row) => new(
        row.RequestId,
        row.StartedAt,
        row.Door,
        row.Method,
        row.Target,
        row.Status,
        row.DurationMicros / 1000.0,
        row.Api,
        row.Version,
        row.Operation,
        row.ApplicationId,
        row.ApplicationName,
        row.Source,
        row.RefusalCode,
        row.Kind);
}
