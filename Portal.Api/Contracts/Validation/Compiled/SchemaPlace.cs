using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>Where a reference leads.</summary>
internal readonly record struct SchemaPlace(ContractNode Node, SchemaResource Resource, string Pointer);
