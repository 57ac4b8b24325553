using System.IO.Compression;
using System.Text;
using Portal.Api.Contracts;

namespace Portal.Tests.Contracts.Reading;

/// <summary>Files by their paths, as a zip.</summary>
internal sealed class UploadFolder : Dictionary<string, string>
{
    public byte[] Zip()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in this)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return memory.ToArray();
    }

    public ContractReadResult Read() => ContractReader.Read(Zip());

    public ContractDocument Open()
    {
        var read = Read();
        Assert.True(read.IsReadable, string.Join('\n', read.Problems));
        return read.Document;
    }

    public ContractProblem Refusal()
    {
        var read = Read();
        Assert.False(read.IsReadable);
        return read.Problems[0];
    }
}
