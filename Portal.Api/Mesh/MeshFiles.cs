using Microsoft.Extensions.Options;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Policy;
using Portal.Api.Mesh.Routing;

namespace Portal.Api.Mesh;

/// <summary>
/// The configuration that is in force, and what is wrong with the files if they say something else. All files are taken together or
/// not at all: while one of them has a problem, the last good set stays in force as a whole.
/// </summary>
public sealed class MeshFiles
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ILogger<MeshFiles> _logger;
    private readonly Lock _gate = new();
    private IReadOnlyList<MeshFile> _read = [];
    private readonly MeshFileCache _cache = new();
    private volatile MeshConfiguration _current = MeshConfiguration.Empty;
    private volatile IReadOnlyList<MeshProblem> _problems = [];

    internal MeshFiles(IOptions<MeshOptions> options, TimeProvider time, ILogger<MeshFiles> logger)
    {
        _folder = options.Value.Folder;
        _time = time;
        _logger = logger;
    }

    /// <summary>Another configuration is in force.</summary>
    internal event Action? Taken;

    public string Folder => _folder;

    /// <summary>Why the files as they are now are not in force. Empty: they are.</summary>
    public IReadOnlyList<MeshProblem> Problems => _problems;

    /// <summary>When the configuration in force was taken; null before the first.</summary>
    public DateTimeOffset? InForceSince { get; private set; }

    /// <summary>All of it is of one set of files: read it once where two parts of it are to fit together.</summary>
    internal MeshConfiguration Current => _current;

    /// <summary>The files that the configuration in force is of.</summary>
    internal IReadOnlyList<MeshFile> InForce { get; private set; } = [];

    internal RouteTable Table => _current.Table;

    internal PolicyTable Policies => _current.Policies;

    /// <summary>Reads the folder and takes it when it has changed and has no problem.</summary>
    internal void Refresh() => Refresh(TimeSpan.Zero);

    /// <summary>False: a file was written within <paramref name="settle"/>, so perhaps it is only half there. Nothing is taken, and it is to be looked at again.</summary>
    internal bool Refresh(TimeSpan settle)
    {
        lock (_gate)
        {
            if (ReadFolder() is { } files && !files.SequenceEqual(_read))
            {
                if (IsBeingWritten(files, settle))
                {
                    return false;
                }
                _read = files;
                Take(files);
            }
            return true;
        }
    }

    /// <summary>Takes files from elsewhere in the place of the folder's.</summary>
    internal void Replace(IReadOnlyList<MeshFile> files)
    {
        lock (_gate)
        {
            _read = files;
            Take(files);
        }
    }

    /// <summary>By the time of its last write, whichever clock that is of.</summary>
    private bool IsBeingWritten(List<MeshFile> files, TimeSpan settle) =>
        files.Exists(file => (_time.GetUtcNow() - File.GetLastWriteTimeUtc(Path.Combine(_folder, file.Name))).Duration() < settle);

    private void Take(IReadOnlyList<MeshFile> files)
    {
        var objects = _cache.Read(files);
        var configuration = MeshConfiguration.Compile(objects, _current);
        _problems = objects.Problems;
        if (objects.Problems.Count == 0)
        {
            _current = configuration;
            InForce = files;
            InForceSince = _time.GetUtcNow();
            _logger.ConfigurationInForce(objects.VirtualServices.Count, objects.DestinationRules.Count);
            Taken?.Invoke();
            return;
        }
        foreach (var problem in objects.Problems)
        {
            _logger.FileBroken(problem.File, problem.Line, problem.Field, problem.Reason);
        }
        _logger.ConfigurationKept(objects.Problems.Count);
    }

    /// <summary>What the files would say with another text in the place of one of them, which may be new. Nothing is put in force.</summary>
    internal MeshConfiguration Try(string name, string text)
    {
        var files = ReadFolder(_folder).Where(file => file.Name != name).Append(new MeshFile(name, text)).OrderBy(file => file.Name, StringComparer.Ordinal);
        return MeshConfiguration.Compile(MeshFileReader.Read(files), _current);
    }

    /// <summary>The files of a folder that are of the mesh, by their names.</summary>
    internal static List<MeshFile> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal)
            .Select(file => new MeshFile(Path.GetFileName(file), File.ReadAllText(file)))];

    private List<MeshFile>? ReadFolder()
    {
        try
        {
            return ReadFolder(_folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that is being replaced is there again a moment later: the next look finds it.
            if (_problems is not [{ Field: "folder" }])
            {
                _problems = [new MeshProblem(_folder, 0, "folder", exception.Message)];
                _read = [];
                _logger.FolderNotRead(_folder, exception.Message);
            }
            return null;
        }
    }
}
