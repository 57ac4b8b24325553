using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Api.Mesh;

namespace Portal.Tests.Mesh;

public sealed class MeshFilesTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_changed_weight_changes_the_split_within_two_seconds()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Split(100, 0));
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");
        Assert.Equal("v1", await mesh.Edge.GetStringAsync("/travels", Stop));

        await mesh.WriteAsync(MeshYaml.Split(0, 100));

        await Wait.UntilAsync(async () => await mesh.Edge.GetStringAsync("/travels", Stop) == "v2", Promised, "all calls go to v2");
    }

    [Fact]
    public async Task Weights_share_real_calls_out()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Split(25, 75));
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");

        var v1 = 0;
        for (var call = 0; call < 400; call++)
        {
            v1 += await mesh.Edge.GetStringAsync("/travels", Stop) == "v1" ? 1 : 0;
        }

        // Expected 100, standard deviation 8.7: outside of seven of them only once in 400 thousand million runs.
        Assert.InRange(v1, 40, 160);
    }

    [Fact]
    public async Task A_broken_file_is_reported_and_the_last_good_configuration_stays_until_it_is_mended()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Split(100, 0));
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");

        await mesh.WriteAsync(MeshYaml.Split(0, 100).Replace("weight:", "wait:", StringComparison.Ordinal));
        await Wait.UntilAsync(() => Task.FromResult(mesh.Files.Problems.Count > 0), Promised, "the broken file is reported");

        var problem = mesh.Files.Problems[0];
        Assert.Equal("mesh.yaml", problem.File);
        Assert.Equal("v1", await mesh.Edge.GetStringAsync("/travels", Stop));
        Assert.Contains(mesh.Files.Problems, found => found.Field == "spec.http[0].route[0].wait" && found.Line == 20);

        await mesh.WriteAsync(MeshYaml.Split(0, 100));
        await Wait.UntilAsync(async () => await mesh.Edge.GetStringAsync("/travels", Stop) == "v2", Promised, "the mended file is in force");
        Assert.Empty(mesh.Files.Problems);
    }

    [Fact]
    public async Task One_broken_file_keeps_the_others_from_being_taken_too()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Split(100, 0));
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");

        await File.WriteAllTextAsync(Path.Combine(mesh.Folder, "a-broken.yaml"), "kind: [", Stop);
        await mesh.WriteAsync(MeshYaml.Split(0, 100));
        await Wait.UntilAsync(() => Task.FromResult(mesh.Files.Problems.Count > 0), Promised, "the broken file is reported");
        mesh.Files.Refresh();

        Assert.Equal("a-broken.yaml", Assert.Single(mesh.Files.Problems).File);
        Assert.Equal("v1", await mesh.Edge.GetStringAsync("/travels", Stop));
    }

    [Fact]
    public async Task A_folder_that_goes_away_is_reported_and_taken_when_it_comes_back()
    {
        var folder = Directory.CreateTempSubdirectory("travelz-mesh-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "mesh.yaml"), MeshYaml.Split(0, 1), Stop);
        await using var mesh = await TestMesh.StartInAsync(folder, travelz: false);
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");

        Directory.Delete(folder, recursive: true);
        await Wait.UntilAsync(() => Task.FromResult(mesh.Files.Problems is [{ Field: "folder" }]), Promised * 2, "the loss is told");
        Assert.Equal("v2", await mesh.Edge.GetStringAsync("/travels", Stop));

        Directory.CreateDirectory(folder);
        await mesh.WriteAsync(MeshYaml.Split(1, 0));
        await Wait.UntilAsync(async () => await mesh.Edge.GetStringAsync("/travels", Stop) == "v1" && mesh.Files.Problems.Count == 0, Promised * 2, "the folder is taken again");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task No_call_fails_while_the_files_change_under_it()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Split(1, 1));
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");
        var changing = true;
        var calls = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var statuses = new List<int>();
            while (Volatile.Read(ref changing))
            {
                statuses.Add((int)(await mesh.Edge.GetAsync("/travels", Stop)).StatusCode);
            }
            return statuses;
        }, Stop)).ToArray();

        for (var change = 1; change <= 20; change++)
        {
            await mesh.WriteAsync(MeshYaml.Split(change, 1));
            mesh.Files.Refresh();
            Assert.Empty(mesh.Files.Problems);
        }
        Volatile.Write(ref changing, false);

        var seen = (await Task.WhenAll(calls)).SelectMany(statuses => statuses).ToList();
        Assert.NotEmpty(seen);
        Assert.All(seen, status => Assert.Equal(200, status));
    }

    [Fact]
    public async Task A_file_that_was_written_just_now_is_left_until_it_has_settled()
    {
        var folder = Directory.CreateTempSubdirectory("travelz-mesh-");
        var file = Path.Combine(folder.FullName, "mesh.yaml");
        await File.WriteAllTextAsync(file, MeshYaml.Service("- route: [{ destination: { host: a } }]"), Stop);
        // Nobody watches these files but the test.
        var files = new MeshFiles(Options.Create(new MeshOptions { Path = folder.FullName }), TimeProvider.System, NullLogger<MeshFiles>.Instance);

        Assert.False(files.Refresh(TimeSpan.FromDays(1)));
        Assert.Empty(files.Current.Objects.VirtualServices);
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.True(files.Refresh(TimeSpan.FromSeconds(1)));
        Assert.Single(files.Current.Objects.VirtualServices);
        folder.Delete(recursive: true);
    }
}
