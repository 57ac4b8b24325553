using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Tests.Mesh;

namespace Portal.Tests.Travelz;

public sealed class TravelzStartTests
{
    [Theory]
    [InlineData("--Travelz:Voyages:Ratio=101", "Travelz:Voyages:Ratio")]
    [InlineData("--Travelz:Viaggi:Web=-1", "Travelz:Viaggi:Web")]
    [InlineData("--Travelz:Voyages:Key=tvz_0123456789ABCDEFGHIJKLMNOPQRSTUVW", "Travelz:Voyages:Key takes a whole user key")]
    [InlineData("--Travelz:TravelsUk:Registered=0 --Travelz:TravelsUk:New=0", "Travelz:TravelsUk")]
    public async Task A_setting_that_cannot_work_ends_the_start_with_its_name(string settings, string key)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(Roles.All, settings.Split(' ')));

        Assert.Contains(key, StartFailure.Explain(failure), StringComparison.Ordinal);
        Assert.DoesNotContain("tvz_0123", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_services_do_not_start_without_the_mesh_they_would_call_through()
    {
        var failure = await Assert.ThrowsAsync<SettingException>(() => StartAsync(Roles.Travelz));

        Assert.Contains("Roles has travelz without mesh", StartFailure.Explain(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mesh_alone_starts_no_services()
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Split(1, 1), Roles.Mesh);

        Assert.Empty(mesh.Registry.Services);
    }

    private static async Task StartAsync(Roles roles, params string[] settings)
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Split(1, 1), roles, settings);
    }
}
