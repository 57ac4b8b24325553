namespace Portal.Api.Contracts.Slices;

public sealed record PropertyView(string Name, bool Required, SchemaView Schema);
