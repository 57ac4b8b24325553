using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Mesh;

/// <summary>The embedded mesh: section <c>Mesh</c>.</summary>
public sealed class MeshOptions
{
    /// <summary>Folder of the mesh's YAML files. Relative paths start at the program's own folder, or at the project's in a checkout.</summary>
    [Required, ExistingFolder]
    public string Path { get; set; } = ProgramFiles.MeshFiles;

    public string Folder => System.IO.Path.GetFullPath(Path, ProgramFiles.Home);
}

[OptionsValidator]
internal sealed partial class MeshOptionsValidator : IValidateOptions<MeshOptions>;
