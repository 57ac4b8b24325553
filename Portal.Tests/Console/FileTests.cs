using Bunit;
using Portal.Api.Contracts.Samples;
using Portal.Console;
using Portal.Tests.Contracts;

namespace Portal.Tests.Console;

public sealed class FileTests : TryItTest
{
    private const string Uploads = """
        openapi: 3.1.1
        info: { title: Files, version: '1' }
        paths:
          /files:
            post:
              operationId: upload
              requestBody:
                content:
                  multipart/form-data:
                    schema: { type: object, properties: { purpose: { type: string }, photo: { type: string, format: binary }, scans: { type: array, items: { type: string, format: binary } } } }
                    encoding: { photo: { contentType: image/png } }
                    example: { purpose: passport, photo: bytes, scans: [one, "two\n--not a boundary"] }
              responses: { '200': { description: ok } }
          /photo:
            put:
              operationId: replace
              requestBody: { content: { image/png: { schema: { type: string, format: binary } } } }
              responses: { '200': { description: ok } }
          /note:
            put:
              operationId: note
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses: { '200': { description: ok } }
        """;

    [Theory]
    [InlineData("upload", "photo", "scans", "scans")]
    [InlineData("replace", "the body")]
    [InlineData("note")]
    public void A_file_can_be_chosen_for_each_part_that_is_one_and_for_a_body_that_is_no_text(string operation, params string[] parts)
    {
        var island = Show(SceneOf(operation));

        Assert.Equal(parts, island.FindAll("label.file code").Select(name => name.TextContent));
        Assert.Equal(parts.Length, island.FindAll("label.file input[type=file]").Count);
    }

    [Fact]
    public async Task Where_no_file_is_chosen_the_body_is_sent_as_it_is_written()
    {
        Answers(200, "application/json", "{}");
        Browser.Setup<BrowserAnswer>("sendWithFiles", _ => true).SetResult(new BrowserAnswer(200, "", 14.2, 0, true, [], null));
        var scene = SceneOf("upload");
        var island = Show(scene);

        await island.Find("form").SubmitAsync();

        var sent = Browser.VerifyInvoke("sendWithFiles").Arguments;
        var body = RequestBuilder.Build(scene.Operation, "", RequestInput.Example(scene.Operation)).Body!;
        var pieces = Assert.IsType<IReadOnlyList<BodyPiece>>(sent[4], exactMatch: false);
        Assert.Equal(body.Text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal(body.MediaType, Assert.IsType<Dictionary<string, string>>(sent[2])["Content-Type"]);
        Assert.Equal(
            [(0, "name", "photo"), (0, "type", "image/png"), (0, "bytes", "bytes"), (1, "name", "scans"), (1, "type", "application/octet-stream"), (1, "bytes", "one"), (2, "name", "scans"), (2, "type", "application/octet-stream"), (2, "bytes", "two\r\n--not a boundary")],
            pieces.Where(piece => piece.Part is not null).Select(piece => (piece.Part!.Value, piece.What!, piece.Text)));
    }

    [Theory]
    [InlineData("--b\r\nContent-Type: image/png\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\nbytes\r\n--b--", "photo")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\nnobody ends this part")]
    [InlineData("--b\r\nno headers\r\n--b--")]
    [InlineData("no form")]
    public void Whatever_somebody_writes_as_a_form_is_sent_as_it_is_written(string text, params string[] names)
    {
        var files = FileParts.Of(new RequestContent("multipart/form-data; boundary=b", text));

        Assert.Equal(names, files.Names);
        Assert.Equal(names.Length == 0 ? "" : text, string.Concat(files.Pieces.Select(piece => piece.Text)));
    }

    [Fact]
    public async Task A_body_that_nobody_has_written_can_be_a_file()
    {
        Answers(200, "application/json", "{}");
        Browser.Setup<BrowserAnswer>("sendWithFiles", _ => true).SetResult(new BrowserAnswer(200, "", 14.2, 0, true, [], null));
        var island = Show(SceneOf("replace"), ("body", ""));

        await island.Find("form").SubmitAsync();

        var sent = Browser.VerifyInvoke("sendWithFiles").Arguments;
        Assert.Equal("image/png", Assert.IsType<Dictionary<string, string>>(sent[2])["Content-Type"]);
        Assert.Equal([new BodyPiece("", 0, "bytes")], Assert.IsType<IReadOnlyList<BodyPiece>>(sent[4], exactMatch: false));
    }

    private static ConsoleScene SceneOf(string operation) => Scenes.Subscriber() with { Operation = Documents.Open(Uploads).FindOperation(operation)! };
}
