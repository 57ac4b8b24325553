namespace Portal.Api.Contracts.Slices;

/// <summary>A value that fits <see cref="If"/> must fit <see cref="Then"/> too, any other <see cref="Else"/>.</summary>
public sealed record ConditionView(SchemaView If, SchemaView? Then, SchemaView? Else);
