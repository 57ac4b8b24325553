using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog;

/// <summary>Section <c>Catalog</c>.</summary>
public sealed class CatalogOptions
{
    /// <summary>The folder of API definitions and contracts that is published at every start. Not set: the one that comes with the program.</summary>
    [StringLength(4096), ExistingFolder]
    public string? Folder { get; set; }
}

[OptionsValidator]
internal sealed partial class CatalogOptionsValidator : IValidateOptions<CatalogOptions>;
