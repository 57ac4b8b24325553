using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Bundling;

/// <summary>The files of a folder as nodes, each read when it is first asked for. What is wrong with one is told once, and reading goes on.</summary>
internal sealed class UploadedFiles
{
    private readonly IContractFolder _folder;
    private readonly Reading _reading;
    private readonly Dictionary<string, UploadedFile> _read = new(StringComparer.Ordinal);
    private readonly List<SourceFile> _files = [];
    private readonly List<string> _names = [];
    private long _bytes;

    public UploadedFiles(IContractFolder folder, Reading reading)
    {
        _folder = folder;
        _reading = reading;
        reading.Findings.Files = _names;
    }

    /// <summary>Those read so far, by the numbers that places have.</summary>
    public IReadOnlyList<SourceFile> Files => _files;

    /// <summary>The name of a file that is spelled with other capitals.</summary>
    public string? Like(string name) => _folder.Names.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));

    public UploadedFile Find(string name)
    {
        if (!_read.TryGetValue(name, out var file))
        {
            _read[name] = file = Read(name);
        }
        return file;
    }

    private UploadedFile Read(string name)
    {
        var number = _reading.File = _files.Count;
        try
        {
            if (_folder.Open(name) is not { } bytes)
            {
                return UploadedFile.Missing;
            }
            Take(name, bytes.Length);
            var format = NodeText.Guess(bytes.Span);
            var node = format is not ContractFormat.Zip ? NodeText.Read(bytes, format, _reading) : throw new UnreadableException("This is a zip inside of the upload, which is not opened. Unpack it there.", default(NodePlace));
            _files[number] = new SourceFile(name, node);
            return new UploadedFile(true, node);
        }
        catch (UnreadableException unreadable) when (!_reading.IsSpent)
        {
            if (_files.Count == number)
            {
                Take(name, 0);
            }
            _reading.Findings.Error(new NodePlace(unreadable.Line, unreadable.Column, number), unreadable.Pointer, unreadable.Message);
            return new UploadedFile(true, null);
        }
    }

    /// <summary>Its number is taken whatever comes of it.</summary>
    private void Take(string name, int length)
    {
        _names.Add(name);
        _files.Add(new SourceFile(name, ObjectNode.Empty));
        _bytes += length;
        _reading.CheckFiles(_files.Count, _bytes);
    }
}

/// <summary>A file of an upload; its node is null when it is not there or cannot be read, which is among the findings.</summary>
internal readonly record struct UploadedFile(bool IsThere, ContractNode? Node)
{
    public static readonly UploadedFile Missing = new(false, null);
}
