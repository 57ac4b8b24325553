using System.IO.Compression;
using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Tests.Contracts.Reading;

/// <summary>What a zip may cost, and what it must not be. Each refusal says which limit, and the number.</summary>
public sealed class ZipBudgetTests
{
    private const string Minimal = """{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{}}""";

    [Fact]
    public void A_zip_that_is_too_large_is_refused_by_both_numbers() =>
        Refused(ContractReader.Read(new UploadFolder { ["openapi.json"] = Minimal + new string(' ', 100) }.Zip(), null, NodeBudget.Default with { MostBytes = 150 }), "0 MB is the most that is taken");

    [Fact]
    public void Files_that_are_too_large_together_are_refused_before_any_is_unpacked() =>
        Refused(ContractReader.Read(new UploadFolder { ["openapi.json"] = Minimal, ["a.txt"] = new string('x', 3_000_000) }.Zip(), null, NodeBudget.Default with { MostBytes = 2_000_000, MostExpansion = 100_000 }), "more than 1.907 MB together");

    [Fact]
    public void A_bomb_is_refused_by_how_much_it_would_grow() =>
        Refused(new UploadFolder { ["openapi.json"] = Minimal, ["bomb.json"] = new string(' ', 10_000_000) }.Read(), "'bomb.json' is ", "200 times is the most");

    [Fact]
    public void A_zip_of_too_many_files_is_refused_by_the_number()
    {
        var folder = new UploadFolder { ["openapi.json"] = Minimal };
        for (var number = 0; number < 4_000; number++)
        {
            folder[$"{number}.json"] = "{}";
        }

        Refused(folder.Read(), "4,001 entries; 4,000 is the most");
    }

    [Theory]
    [InlineData("../evil.json")]
    [InlineData("a/../../evil.json")]
    [InlineData("/evil.json")]
    [InlineData("C:/evil.json")]
    [InlineData("..\\evil.json")]
    public void A_name_that_leads_out_of_the_folder_is_refused(string name) =>
        Refused(new UploadFolder { ["openapi.json"] = Minimal, [name] = "{}" }.Read(), name, "outside its folder");

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var text in (string[])[Minimal, Minimal])
            {
                using var stream = zip.CreateEntry("openapi.json").Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        Refused(ContractReader.Read(memory.ToArray()), "two files named 'openapi.json'");
    }

    [Fact]
    public void An_encrypted_file_is_refused()
    {
        var zip = new UploadFolder { ["openapi.json"] = Minimal }.Zip();
        // Bit 0 of the flags, in the file's own header and in the directory.
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        Refused(ContractReader.Read(zip), "encrypted");
    }

    [Fact]
    public void A_damaged_file_is_refused_and_not_read()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("openapi.json", CompressionLevel.NoCompression).Open();
            stream.Write(Encoding.UTF8.GetBytes(Minimal));
        }
        var bytes = memory.ToArray();
        bytes[bytes.AsSpan().IndexOf("title"u8)] ^= 1;

        Refused(ContractReader.Read(bytes), "checksum");
    }

    [Fact]
    public void A_zip_cut_off_anywhere_is_an_answer_and_never_an_exception()
    {
        var zip = new UploadFolder { ["openapi.json"] = Minimal, ["a/b.yaml"] = "type: string\n" }.Zip();
        for (var length = 4; length < zip.Length; length++)
        {
            Assert.NotEmpty(ContractReader.Read(zip.AsMemory(0, length)).Problems);
        }
    }

    [Fact]
    public void A_zip_in_the_zip_is_not_opened()
    {
        var folder = new UploadFolder { ["openapi.json"] = """{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"$ref":"inner.zip"}}}}""" };
        folder["inner.zip"] = "PK\u0003\u0004" + Minimal;

        Refused(folder.Read(), "zip");
    }

    [Fact]
    public void Only_so_many_references_follow_one_another_across_files()
    {
        var folder = new UploadFolder { ["openapi.yaml"] = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: { /a: { $ref: 0.yaml } }\n" };
        for (var number = 0; number < 40; number++)
        {
            folder[$"{number}.yaml"] = $"$ref: {number + 1}.yaml\n";
        }
        folder["40.yaml"] = "{}\n";

        Refused(folder.Read(), "More than 32 references");
    }

    private static void Refused(ContractReadResult read, params string[] words)
    {
        Assert.False(read.IsReadable);
        Assert.All(words, word => Assert.Contains(word, read.Problems[0].Message, StringComparison.Ordinal));
    }
}
