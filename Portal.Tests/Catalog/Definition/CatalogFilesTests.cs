using System.IO.Compression;
using System.Text;
using Portal.Api.Catalog.Definition;

namespace Portal.Tests.Catalog.Definition;

public sealed class CatalogFilesTests
{
    [Fact]
    public void The_same_files_are_the_same_catalogue_whatever_order_they_come_in()
    {
        var (one, two) = (new CatalogFiles([File("a/api.yaml", "1"), File("b/api.yaml", "2")]), new CatalogFiles([File("b/api.yaml", "2"), File("a/api.yaml", "1")]));

        Assert.Equal(one.Sha256, two.Sha256);
        Assert.Equal(CatalogZip.Write(one), CatalogZip.Write(two));
        Assert.NotEqual(one.Sha256, new CatalogFiles([File("a/api.yaml", "12"), File("b/api.yaml", "")]).Sha256);
    }

    [Fact]
    public void What_was_zipped_comes_out_as_it_went_in()
    {
        var files = new CatalogFiles([File("domains.yaml", "domains: []"), File("a/v1.zip", "PK")]);

        Assert.Equal(files.Sha256, CatalogZip.Read(CatalogZip.Write(files)).Files?.Sha256);
    }

    [Theory]
    [InlineData("domains.yaml", true)]
    [InlineData("a/api.yaml", true)]
    [InlineData("a/v1.json", true)]
    [InlineData("a/guides/start.md", true)]
    [InlineData("a/notes.txt", false)]
    [InlineData("other.yaml", false)]
    [InlineData("a/b/c/v1.yaml", false)]
    [InlineData("a/guides/more/start.md", false)]
    public void A_catalogue_is_made_of_what_has_a_place_in_it(string path, bool taken) => Assert.Equal(taken, CatalogLayout.Takes(path));

    [Theory]
    [InlineData("../a/api.yaml", "outside")]
    [InlineData("/etc/api.yaml", "outside")]
    [InlineData("C:\\api.yaml", "outside")]
    public void A_zip_that_reaches_out_of_its_folder_is_refused(string name, string words) => Assert.Contains(words, CatalogZip.Read(Zip((name, "title: x"))).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_zip_that_blows_up_or_is_none_is_refused()
    {
        Assert.Contains("times larger", CatalogZip.Read(Zip(("a/api.yaml", new string(' ', 8 * 1024 * 1024)))).Problem, StringComparison.Ordinal);
        Assert.Contains("entries", CatalogZip.Read(Zip([.. Enumerable.Range(0, 4_001).Select(number => ($"a/{number}.yaml", ""))])).Problem, StringComparison.Ordinal);
        Assert.Contains("two files", CatalogZip.Read(Zip(("a/api.yaml", "1"), ("a//api.yaml", "2"))).Problem, StringComparison.Ordinal);
        Assert.NotNull(CatalogZip.Read("title: Trips"u8.ToArray()).Problem);
        Assert.NotNull(CatalogZip.Read(Zip(("a/api.yaml", "title: x")).AsMemory(0, 40)).Problem);
    }

    internal static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return memory.ToArray();
    }

    private static CatalogFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
