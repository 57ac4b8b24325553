using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>The folder of everything this process writes.</summary>
public sealed class DataFolder(IOptions<DataOptions> options)
{
    public string Root { get; } = Directory.CreateDirectory(Path.GetFullPath(options.Value.Path, ProgramFiles.Home)).FullName;

    public string DatabaseFile => Path.Combine(Root, "portal.db");

    /// <summary>A subfolder that only this user may read; made when missing.</summary>
    public string Private(string name)
    {
        var folder = Path.Combine(Root, name);
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        return Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
