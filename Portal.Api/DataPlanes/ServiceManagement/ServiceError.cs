namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>
/// An error in 3scale's words. <see cref="Text"/> goes to who asked and may repeat what they sent; <see cref="Kept"/> is what may be written down.
/// 409 denies a call, in the answer's status; every other is an error document.
/// </summary>
internal sealed record ServiceError(int Status, string Code, string Text, ServiceCheck Check = ServiceCheck.Caller)
{
    public string Kept { get; init; } = Text;

    public bool Denies => Status == StatusCodes.Status409Conflict;

    public static readonly ServiceError BadRequest = new(400, "bad_request", "request contains syntax errors, should not be repeated without modification");
    public static readonly ServiceError NotValidData = new(422, "not_valid_data", "all data must be valid UTF8");
    public static readonly ServiceError CredentialsRequired = new(403, "provider_key_or_service_token_required", "either provider_key or service_token with service_id is required");
    public static readonly ServiceError ServiceIdMissing = new(422, "service_id_missing", "service_id is missing");
    public static readonly ServiceError ProviderKeyOrService = new(403, "provider_key_invalid_or_service_missing", "provider key is invalid or service is missing");
    public static readonly ServiceError EndUsers = new(400, "end_users_no_longer_supported", "end users are no longer supported: do not send user_id");
    public static readonly ServiceError TransactionsBlank = new(400, "transactions_is_blank", "transactions parameter is blank");
    public static readonly ServiceError TransactionsFormat = new(400, "transactions_format_invalid", "transactions format is invalid");
    public static readonly ServiceError TransactionNil = new(400, "transactions_has_nil_transaction", "transactions has a nil transaction");

    public static readonly ServiceError Both = new(403, "authentication_error", "either app_id or user_key is allowed, not both", ServiceCheck.Application);
    public static readonly ServiceError UserKeyMissing = new(403, "user_key_invalid", "user key is missing", ServiceCheck.Application);
    public static readonly ServiceError OAuthNotEnabled = new(409, "oauth_not_enabled", "oauth is not enabled", ServiceCheck.OAuth);
    public static readonly ServiceError AppKeyMissing = new(409, "application_key_invalid", "application key is missing", ServiceCheck.Key);
    public static readonly ServiceError ApplicationNotActive = new(409, "application_not_active", "application is not active", ServiceCheck.State);
    public static readonly ServiceError ServiceNotActive = new(409, "service_not_active", "service is not active", ServiceCheck.Service);
    public static readonly ServiceError LimitsExceeded = new(409, "limits_exceeded", "usage limits are exceeded", ServiceCheck.Limits);
    public static readonly ServiceError LimitsUnknown = new(503, "limits_unknown", "usage limits cannot be counted", ServiceCheck.Limits);
    public static readonly ServiceError ReferrerMissing = new(409, "referrer_not_allowed", "referrer is missing", ServiceCheck.Referrer);
    public static readonly ServiceError AddressNotAllowed = new(409, "referrer_not_allowed", "the key does not work from this address", ServiceCheck.Referrer);

    public static ServiceError ContentType(string? sent) => new(400, "content_type_invalid", $"invalid Content-Type: {sent}");

    public static ServiceError ProviderKey(string key) => new(403, "provider_key_invalid", $"provider key \"{key}\" is invalid") { Kept = "provider key is invalid" };

    public static ServiceError ServiceToken(string token, string service) =>
        new(403, "service_token_invalid", $"service token \"{token}\" or service id \"{service}\" is invalid") { Kept = "service token or service id is invalid" };

    public static ServiceError ServiceId(string service) => new(403, "service_id_invalid", $"service id \"{service}\" is invalid");

    public static ServiceError UserKey(string key) => new(403, "user_key_invalid", $"user key \"{key}\" is invalid", ServiceCheck.Application) { Kept = "user key is invalid" };

    public static ServiceError AppKey(string key) => new(409, "application_key_invalid", $"application key \"{key}\" is invalid", ServiceCheck.Key) { Kept = "application key is invalid" };

    public static ServiceError ApplicationNotFound(string appId) =>
        new(404, "application_not_found", $"application with id=\"{appId}\" was not found", ServiceCheck.Application) { Kept = "application was not found" };

    public static ServiceError Referrer(string referrer) => new(409, "referrer_not_allowed", $"referrer \"{referrer}\" is not allowed", ServiceCheck.Referrer);

    public static ServiceError Redirect(string parameter, string sent) => new(409, $"{parameter}_invalid", $"{parameter} \"{sent}\" is invalid", ServiceCheck.Redirect);

    public static ServiceError Metric(string metric) => new(404, "metric_invalid", $"metric \"{metric}\" is invalid", ServiceCheck.Usage);

    public static ServiceError UsageValue(string metric, string value) =>
        new(403, "usage_value_invalid", value.Length == 0 ? $"usage value for metric \"{metric}\" can not be empty" : $"usage value \"{value}\" for metric \"{metric}\" is invalid", ServiceCheck.Usage);

    public static ServiceError Timestamp(string text) => new(400, "transaction_timestamp_not_within_range", $"timestamp \"{text}\" is not a time from 24 hours ago to one hour ahead", ServiceCheck.Usage);
}
