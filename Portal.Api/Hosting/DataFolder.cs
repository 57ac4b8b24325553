using Microsoft.Extensions.Options;

namespace Portal.Api.Hosting;

/// <summary>The folder of everything this process writes.</summary>
public sealed class DataFolder(IOptions<DataOptions> options)
{
    public string Root { get; } = Make(options.Value.Path);

    public string DatabaseFile => Path.Combine(Root, "portal.db");

    /// <summary>The search index, which is made anew from the database where it is missing.</summary>
    public string SearchFile => Path.Combine(Root, "search.db");

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

    /// <summary>A database that is not there yet is made as a file that only this user may read, whoever may look into the folder; SQLite gives what it puts beside it the same rights.</summary>
    public void MakePrivate(string file)
    {
        if (OperatingSystem.IsWindows() || File.Exists(file))
        {
            return;
        }
        using var made = new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
    }

    private static string Make(string path)
    {
        try
        {
            var folder = Path.GetFullPath(path, ProgramFiles.Home);
            return OperatingSystem.IsWindows() || Directory.Exists(folder)
                ? Directory.CreateDirectory(folder).FullName
                : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Data:Path", $"takes a folder that this program may write; '{path}' cannot be made: {exception.Message}");
        }
    }
}
