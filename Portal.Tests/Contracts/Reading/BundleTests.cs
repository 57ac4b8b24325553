using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;
using Portal.Api.Contracts.Nodes;

namespace Portal.Tests.Contracts.Reading;

/// <summary>A zipped folder is one contract: its files are read as far as they are referred to, and become one document.</summary>
public sealed class BundleTests
{
    private static UploadFolder Trips => new()
    {
        ["trips/openapi.yaml"] = """
            openapi: 3.1.1
            info: { title: Trips, version: '1' }
            paths:
              /trips: { $ref: 'paths/trips.yaml' }
              /trips/{id}:
                $ref: './paths/trip.json'
            components:
              schemas:
                Trip: { $ref: schemas/Trip.yaml }
                Note: { type: string }
            """,
        ["trips/paths/trips.yaml"] = """
            get:
              operationId: listTrips
              parameters:
                - $ref: '../parameters.yaml#/page'
              responses:
                '200':
                  description: Found
                  content: { application/json: { schema: { type: array, items: { $ref: ../schemas/Trip.yaml } } } }
                '404': { $ref: '../responses/errors.yaml#/NotFound' }
            """,
        ["trips/paths/trip.json"] = """
            { "get": { "operationId": "getTrip", "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
              "responses": { "200": { "description": "Found", "content": { "application/json": { "schema": { "$ref": "../schemas/Trip.yaml" } } } },
                             "404": { "$ref": "../responses/errors.yaml#/NotFound" } } } }
            """,
        ["trips/parameters.yaml"] = "page: { name: page, in: query, schema: { type: integer } }\n",
        ["trips/responses/errors.yaml"] = "NotFound: { description: None, content: { application/json: { schema: { $ref: '#/Problem' } } } }\nProblem: { type: object, properties: { code: { type: string } } }\n",
        ["trips/schemas/Trip.yaml"] = """
            type: object
            properties:
              id: { type: string }
              stops: { type: array, items: { $ref: Stop.yaml } }
              note: { $ref: '../openapi.yaml#/components/schemas/Note' }
            """,
        ["trips/schemas/Stop.yaml"] = "type: object\nproperties:\n  trip: { $ref: 'Trip.yaml' }\n  city: { $ref: '#/definitions/City' }\ndefinitions:\n  City: { type: string, minLength: 1 }\n",
        ["trips/README.md"] = "No part of it.",
        ["trips/broken.json"] = "{ this is no part of it either",
    };

    [Fact]
    public void Yaml_and_json_files_become_one_document_in_which_each_shared_part_stands_once()
    {
        var document = Trips.Open();
        var text = Encoding.UTF8.GetString(document.As(ContractFormat.Json).Span);

        Assert.Equal(["listTrips", "getTrip"], document.Operations.Select(operation => operation.Id));
        Assert.Equal(["Trip", "Note", "Stop", "Problem"], document.SchemaNames);
        Assert.Equal("#/components/schemas/Trip", NodePointer.Find(document.Root, "#/paths/~1trips~1{id}/get/responses/200/content/application~1json/schema").Text("$ref"));
        Assert.Equal("#/components/responses/NotFound", NodePointer.Find(document.Root, "#/paths/~1trips/get/responses/404").Text("$ref"));
        Assert.Equal("#/components/parameters/page", NodePointer.Find(document.Root, "#/paths/~1trips/get/parameters/0").Text("$ref"));
        // It is inside of what has a place already.
        Assert.Equal("#/components/schemas/Stop/definitions/City", NodePointer.Find(document.Root, "#/components/schemas/Stop/properties/city").Text("$ref"));
        Assert.DoesNotContain(".yaml", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_bytes_stay_and_the_one_document_reads_as_the_zip_does()
    {
        var zip = Trips.Zip();
        var document = ContractReader.Read(zip).Document!;

        Assert.Equal(zip, document.Bytes.ToArray());
        Assert.Equal(zip, document.As(ContractFormat.Zip).ToArray());
        foreach (var format in (ContractFormat[])[ContractFormat.Json, ContractFormat.Yaml])
        {
            var alone = ContractReader.Read(document.As(format));
            Assert.True(alone.IsReadable, string.Join('\n', alone.Problems));
            Assert.Empty(ContractComparison.Compare(document, alone.Document).Changes);
            Assert.Equal(document.As(format).ToArray(), ContractReader.Read(zip).Document!.As(format).ToArray());
        }
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_file_pointer_line_and_column()
    {
        var trips = Trips;
        trips["trips/schemas/Stop.yaml"] = "type: object\nproperties:\n  city: { type: strin }\n";
        trips["trips/responses/errors.yaml"] = "NotFound:\n  content: {}\n";
        var problems = trips.Read().Problems;

        Assert.Contains(problems, problem => problem is { File: "trips/schemas/Stop.yaml", Path: "/properties/city/type", Line: 3 });
        Assert.Contains(problems, problem => problem is { File: "trips/responses/errors.yaml", Path: "/NotFound", Line: 1 } && problem.Message.Contains("'description' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_that_cannot_be_read_is_told()
    {
        var trips = Trips;
        trips["trips/schemas/Stop.yaml"] = "a: [\n";
        trips["trips/paths/trip.json"] = "{ \"get\": ";
        trips["trips/parameters.yaml"] = "page: 1\npage: 2\n";
        var files = trips.Read().Problems.Select(problem => problem.File).ToHashSet();

        Assert.Superset(new HashSet<string?> { "trips/schemas/Stop.yaml", "trips/paths/trip.json", "trips/parameters.yaml" }, files);
    }

    [Fact]
    public void Findings_and_changes_name_the_file_they_are_in()
    {
        var trips = Trips;
        var before = trips.Open();
        trips["trips/schemas/Stop.yaml"] = trips["trips/schemas/Stop.yaml"].Replace("minLength: 1", "minLength: 2", StringComparison.Ordinal);

        Assert.All(ContractLint.Run(before).Findings, finding => Assert.Contains(finding.File, (IEnumerable<string?>)trips.Keys));
        Assert.Contains(ContractComparison.Compare(before, trips.Open()).Changes, change => change is { AfterFile: "trips/schemas/Stop.yaml", AfterPointer: "/definitions/City/minLength" or "/definitions/City" });
    }

    [Theory]
    [InlineData("https://example.com/a.yaml", "outside this document")]
    [InlineData("file:///etc/passwd", "outside this document")]
    [InlineData("//example.com/a.yaml", "outside this document")]
    [InlineData("/etc/passwd", "absolute path")]
    [InlineData("C:/windows/win.ini", "absolute path")]
    [InlineData("../../../etc/passwd", "leads out of the uploaded folder")]
    [InlineData("..%2F..%2F..%2Fetc/passwd", "leads out of the uploaded folder")]
    [InlineData("..\\..\\..\\etc\\passwd", "leads out of the uploaded folder")]
    [InlineData("stop.yaml", "'trips/schemas/Stop.yaml' is spelled with other capitals")]
    [InlineData("Gone.yaml", "no file 'trips/schemas/Gone.yaml'")]
    [InlineData("Stop.yaml#/nothing/here", "nothing at '#/nothing/here'")]
    [InlineData("Stop.yaml#nobody", "nothing at '#nobody'")]
    public void A_reference_that_leads_nowhere_or_out_of_the_upload_is_refused_in_a_sentence(string reference, string words)
    {
        var trips = Trips;
        trips["trips/schemas/Trip.yaml"] = $"type: object\nproperties:\n  stop:\n    $ref: '{reference}'\n";
        var problem = trips.Refusal();

        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal(("trips/schemas/Trip.yaml", "/properties/stop", 4), (problem.File, problem.Path, problem.Line));
    }

    [Fact]
    public void Groups_of_components_and_of_paths_may_be_files_of_their_own()
    {
        var document = new UploadFolder
        {
            ["openapi.json"] = """{"openapi":"3.1.1","info":{"$ref":"info.yaml"},"paths":{"$ref":"paths.yaml"},"components":{"schemas":{"$ref":"schemas.yaml"},"responses":{"Ok":{"$ref":"schemas.yaml#/ok"}}}}""",
            ["info.yaml"] = "title: T\nversion: '1'\n",
            ["paths.yaml"] = "/a:\n  get:\n    responses:\n      '200': { $ref: 'schemas.yaml#/ok' }\n      '201': { description: D, content: { text/plain: { schema: { $ref: 'schemas.yaml#/A' } } } }\n",
            ["schemas.yaml"] = "A: { type: object, properties: { b: { $ref: '#/B' } } }\nB: { type: integer }\nok: { description: Fine }\n",
        }.Open();

        Assert.Equal("T", document.Title);
        Assert.Equal("#/components/schemas/A", NodePointer.Find(document.Root, "#/paths/~1a/get/responses/201/content/text~1plain/schema").Text("$ref"));
        Assert.Equal("#/components/schemas/B", NodePointer.Find(document.Root, "#/components/schemas/A/properties/b").Text("$ref"));
    }

    [Fact]
    public void Cycles_across_files_come_to_an_end()
    {
        var document = new UploadFolder
        {
            ["openapi.yaml"] = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: { /a: { $ref: a.yaml } }\n",
            ["a.yaml"] = "get:\n  responses: { '200': { description: D } }\n  callbacks:\n    again:\n      '{$request.body#/url}': { $ref: a.yaml }\n",
        }.Open();

        Assert.Equal("#/paths/~1a", NodePointer.Find(document.Root, "#/paths/~1a/get/callbacks/again/%7B$request.body%23~1url%7D").Text("$ref"));
    }

    [Fact]
    public void Thousands_of_files_become_as_many_components()
    {
        const int Files = 3_000;
        var folder = new UploadFolder
        {
            ["openapi.yaml"] = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { All: { anyOf: [" + string.Join(", ", Enumerable.Range(0, Files).Select(number => $"{{ $ref: s/S{number}.yaml }}")) + "] } } }\n",
        };
        for (var number = 0; number < Files; number++)
        {
            folder[$"s/S{number}.yaml"] = $"properties: {{ next: {{ $ref: S{(number + 1) % Files}.yaml }} }}\n";
        }

        Assert.Equal(Files + 1, folder.Open().SchemaNames.Count);
    }

    [Fact]
    public void Parts_that_stand_in_parts_without_end_are_refused_by_how_deep_they_are()
    {
        var links = string.Concat(Enumerable.Range(0, 9_000).Select(number => number % 30 == 0 ? $"a{number}: {{ x: {{ $ref: '#/a{number + 1}' }} }}\n" : $"a{number}: {{ $ref: '#/a{number + 1}' }}\n"));
        var folder = new UploadFolder
        {
            ["openapi.yaml"] = "openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ntags: { $ref: 'a.yaml#/a0' }\n",
            ["a.yaml"] = links + "a9000: 1\n",
        };

        Assert.Contains("nested deeper than 256 levels", folder.Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_the_same_name_are_told_apart_and_mappings_follow()
    {
        var document = new UploadFolder
        {
            ["openapi.yaml"] = """
                openapi: 3.1.1
                info: { title: T, version: '1' }
                paths: {}
                components:
                  schemas:
                    Dog: { type: string }
                    Pet:
                      oneOf: [{ $ref: a/Dog.yaml }, { $ref: b/Dog.yaml }]
                      discriminator: { propertyName: kind, mapping: { a: a/Dog.yaml, b: 'b/Dog.yaml#', c: Dog } }
                """,
            ["a/Dog.yaml"] = "type: object\nproperties: { kind: { const: a } }\n",
            ["b/Dog.yaml"] = "type: object\nproperties: { kind: { const: b } }\n",
        }.Open();

        Assert.Equal(["Dog", "Pet", "Dog-2", "Dog-3"], document.SchemaNames);
        Assert.Equal("""{"a":"#/components/schemas/Dog-2","b":"#/components/schemas/Dog-3","c":"Dog"}""", NodeJson.Text(NodePointer.Find(document.Root, "#/components/schemas/Pet/discriminator/mapping")!, indented: false));
    }

    [Fact]
    public void OpenAPI_2_in_several_files_is_told_about_in_their_words()
    {
        var folder = new UploadFolder
        {
            ["swagger.json"] = """{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"parameters":[{"$ref":"parameters.json#/page"}],"responses":{"200":{"description":"D","schema":{"$ref":"A.json"}}}}}}}""",
            ["parameters.json"] = """{"page":{"name":"page","in":"query","type":"integer"}}""",
            ["A.json"] = """{"type":"object","properties":{"b":{"type":"string"}}}""",
        };
        var document = folder.Open();
        var view = document.FindOperation(document.Operations[0].Id)!;

        Assert.Equal("page", Assert.Single(view.Parameters).Name);
        Assert.Equal("A", view.Responses[0].Contents.Single().Schema!.Name);
        Assert.Contains("\"definitions\"", Encoding.UTF8.GetString(document.As(ContractFormat.Json).Span), StringComparison.Ordinal);
        Assert.Contains(ContractLint.Run(document).Findings, finding => finding is { File: "parameters.json", Pointer: "/page" });
    }

    [Theory]
    [InlineData("schemas/Pet.yaml|api.yaml", "api.yaml")]
    [InlineData("a/other.yaml|swagger.yaml", "swagger.yaml")]
    [InlineData("deep/openapi.yaml|deep/er/openapi.yaml", "deep/openapi.yaml")]
    [InlineData("openapi.yaml|other.yaml", "openapi.yaml")]
    [InlineData("__MACOSX/openapi.yaml|.git/openapi.yaml|x/api.json", "x/api.json")]
    public void The_contract_is_the_file_of_its_name_or_the_only_one_that_says_so_at_the_shallowest_level(string names, string root)
    {
        var folder = new UploadFolder();
        foreach (var name in names.Split('|'))
        {
            folder[name] = $$"""{"openapi":"3.1.1","info":{"title":"{{name}}","version":"1"},"paths":{} }""";
        }
        if (folder.ContainsKey("schemas/Pet.yaml"))
        {
            folder["schemas/Pet.yaml"] = "type: object\n";
        }

        Assert.Equal(root, folder.Open().Title);
    }

    [Theory]
    [InlineData("openapi.yaml|openapi.json", "'openapi.json', 'openapi.yaml'")]
    [InlineData("a.yaml|b.yaml", "'a.yaml', 'b.yaml'")]
    [InlineData("notes.txt", "no YAML or JSON file")]
    public void An_upload_with_no_or_several_contracts_is_told_so(string names, string words)
    {
        var folder = new UploadFolder();
        foreach (var name in names.Split('|'))
        {
            folder[name] = """{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{}}""";
        }

        Assert.Contains(words, folder.Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_that_was_cut_off_is_still_known_as_the_one_that_is_meant()
    {
        var folder = new UploadFolder { ["api.yaml"] = "openapi: 3.1.1\ninfo: { title: [\n", ["part.yaml"] = "type: string\n" };

        Assert.Equal("api.yaml", folder.Refusal().File);
    }
}
