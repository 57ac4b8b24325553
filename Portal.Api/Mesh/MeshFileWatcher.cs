namespace Portal.Api.Mesh;

/// <summary>
/// Has the files read when the system says that they changed, and once a second besides: notifications get lost, and some file
/// systems send none.
/// </summary>
internal sealed class MeshFileWatcher(MeshFiles files, TimeProvider time, ILogger<MeshFileWatcher> logger) : IMeshFileSource, IDisposable
{
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(1);

    // Editors write a file in several steps. Waiting for the last of them keeps half a file from being reported, or taken.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private FileSystemWatcher? _watcher;
    private ITimer? _timer;

    public void Start()
    {
        files.Refresh();
        _timer = time.CreateTimer(_ => Look(), null, Net, Net);
        try
        {
            _watcher = new FileSystemWatcher(files.Folder);
            _watcher.Changed += (_, _) => Soon();
            _watcher.Created += (_, _) => Soon();
            _watcher.Deleted += (_, _) => Soon();
            _watcher.Renamed += (_, _) => Soon();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            logger.FolderNotWatched(files.Folder, exception.Message);
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer?.Dispose();
    }

    private void Look()
    {
        if (!files.Refresh(Settle / 2))
        {
            Soon();
        }
    }

    private void Soon() => _timer?.Change(Settle, Net);
}
