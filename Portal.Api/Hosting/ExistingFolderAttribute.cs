using System.ComponentModel.DataAnnotations;

namespace Portal.Api.Hosting;

/// <summary>A folder that is there. Relative paths start at the program's own folder, or at the project's in a checkout.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExistingFolderAttribute : ValidationAttribute
{
    public ExistingFolderAttribute()
        : base("takes a folder that exists")
    {
    }

    public override bool IsValid(object? value) => value is null || (value is string path && Directory.Exists(Path.GetFullPath(path, ProgramFiles.Home)));
}
