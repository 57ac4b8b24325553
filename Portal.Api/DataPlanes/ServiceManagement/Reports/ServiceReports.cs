using System.Globalization;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Limits;
using Portal.Api.Catalog.Credentials;

namespace Portal.Api.DataPlanes.ServiceManagement.Reports;

/// <summary>
/// Counts what a data plane says was used, of all its transactions or of none. Who is over a limit or not active used it all the same, so it is
/// counted. Who reports hears only that it came in; errors are kept for administrators.
/// </summary>
internal sealed class ServiceReports(AccessStore access, ServiceAskers askers, Guard guard, LimitBook limits, RejectedReports rejected, TimeProvider clock)
{
    public const int MostTransactions = 1000;

    // From Ruby, from JavaScript, from RFC 3339. Without an offset it is UTC.
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss 'UTC'"];

    /// <summary>Null: it came in.</summary>
    public async Task<ServiceError?> TakeAsync(HttpContext context, ServiceForm form, bool flat, CancellationToken cancellationToken)
    {
        var snapshot = access.Current.Snapshot;
        if (Wrong(form) is { } wrong)
        {
            return wrong;
        }
        if (askers.Find(context, form, snapshot, out var api) is { } refused)
        {
            return refused;
        }
        var now = clock.GetUtcNow();
        var transactions = form.Find("transactions")!.Children.Select(child => child.Value).ToList();
        var read = transactions.ConvertAll(transaction => Read(transaction, api!, snapshot, flat, now));
        var errors = read.Select((one, place) => (place, one.Error)).Where(one => one.Error is not null).Select(one => (one.place, one.Error!)).ToList();
        if (errors.Count > 0)
        {
            await rejected.KeepAsync(api!.Slug, transactions.Count, errors, cancellationToken);
            return null;
        }
        foreach (var (_, subscription, usage, at) in read)
        {
            limits.Report(subscription!.Id, subscription.Limits, usage, at, now);
        }
        return null;
    }

    private static ServiceError? Wrong(ServiceForm form)
    {
        if (form.Find("transactions") is not { } transactions || (!transactions.IsTree && string.IsNullOrEmpty(transactions.Value)))
        {
            return ServiceError.TransactionsBlank;
        }
        if (!transactions.IsTree || transactions.Children.Skip(MostTransactions).Any() || transactions.Children.Any(one => !one.Value.IsTree && !string.IsNullOrEmpty(one.Value.Value)))
        {
            return ServiceError.TransactionsFormat;
        }
        if (transactions.Children.Any(one => !one.Value.IsTree))
        {
            return ServiceError.TransactionNil;
        }
        return transactions.Children.Any(one => one.Value.Text("user_id") is not null) ? ServiceError.EndUsers : null;
    }

    private Transaction Read(ServiceForm form, ApiAccess api, AccessSnapshot snapshot, bool flat, DateTimeOffset now)
    {
        var caller = ServiceCaller.Read(form);
        var error = caller.Check(snapshot, api, out var application);
        application ??= error is null ? OwnerOf(caller.UserKey!) : null;
        var subscription = application?.Subscriptions.GetValueOrDefault(api.Slug);
        error ??= subscription is null ? ServiceError.UserKey(caller.UserKey ?? "") : null;
        var usage = ServiceUsage.Read(form, api, snapshot, flat, out var wrongUsage);
        var at = now;
        var isTimely = form.Text("timestamp") is not { } time || (TryReadTime(time, out at) && at >= now - LimitBook.Past && at <= now + LimitBook.Ahead);
        return new Transaction(error ?? wrongUsage ?? (isTimely ? null : ServiceError.Timestamp(form.Text("timestamp")!)), subscription, usage.Amounts, at);
    }

    private ApplicationAccess? OwnerOf(string userKey) =>
        guard.Identify(SentCredentials.Of(CredentialIn.Query, "user_key", userKey)) is { Credential.Kind: CredentialKind.UserKey } known ? known.Application : null;

    private static bool TryReadTime(string text, out DateTimeOffset at)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            at = DateTimeOffset.FromUnixTimeSeconds(seconds);
            return true;
        }
        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }

    private sealed record Transaction(ServiceError? Error, SubscriptionAccess? Subscription, MetricUsage Usage, DateTimeOffset At);
}
