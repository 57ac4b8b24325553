namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// A change of a schema, not yet tied to an operation: the same finding is reported for each place that uses the schema.
/// <see cref="Field"/> is a property within the schema, null for the schema itself; <see cref="Tail"/> ends the sentence that the subject begins.
/// </summary>
internal sealed record Finding(string Rule, ChangeClass Class, string? Field, string? Before, string? After, string Tail);
