using Microsoft.AspNetCore.Http.Metadata;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Publishing;

/// <summary>A contract may be larger than the bodies of other calls: as large as the reader takes.</summary>
internal sealed class PublicationBodyLimit : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => NodeBudget.Bytes;
}
