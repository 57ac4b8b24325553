using Portal.Api.Catalog.Edge;

namespace Portal.Tests.Gateway;

/// <summary>Where a call is answered, by the API's file and by the header X-Environment.</summary>
public sealed class MockEnvironmentTests
{
    [Theory]
    [InlineData(MockMode.Asked, null, null, false)]
    [InlineData(MockMode.Asked, null, "live", false)]
    [InlineData(MockMode.Asked, "getTravel", null, true)]
    [InlineData(MockMode.Asked, "getTravel", "live", true)]
    [InlineData(MockMode.Always, null, null, true)]
    [InlineData(MockMode.Asked, null, "Mock", true)]
    [InlineData(MockMode.Never, null, "live", false)]
    public async Task The_api_s_file_says_what_is_mocked(MockMode mode, string? operation, string? environment, bool mocked)
    {
        await using var gateway = await MockTests.StartAsync(new MockSettings(mode, operation is null ? [] : [operation]));

        var answer = await gateway.GetAsync("/travels/Rome", await MockTests.KeyAsync(gateway), environment is null ? [] : [("X-Environment", environment)]);

        Assert.Equal(mocked, answer.Headers.Contains("X-Environment"));
        Assert.Equal(mocked, gateway.Mesh.Calls.IsEmpty);
        if (!mocked)
        {
            Assert.False(gateway.Mesh.Last.Headers.ContainsKey("X-Environment"));
        }
    }

    [Theory]
    [InlineData("test", MockMode.Asked, "Send X-Environment: mock, or live, or leave the header out for a live call.")]
    [InlineData("mock, live", MockMode.Always, "Send X-Environment: mock, or live, or leave the header out for a live call.")]
    [InlineData("mock", MockMode.Never, "Send X-Environment: live, or leave the header out for a live call.")]
    public async Task An_environment_that_there_is_not_is_refused_and_the_call_goes_nowhere(string environment, MockMode mode, string remedy)
    {
        await using var gateway = await MockTests.StartAsync(new MockSettings(mode, []));

        var answer = await gateway.GetAsync("/travels/Rome", await MockTests.KeyAsync(gateway), ("X-Environment", environment));

        Assert.Equal(remedy, (await GatewayTests.AssertProblemAsync(answer, 400, "environment_unknown")).GetProperty("remedy").GetString());
        Assert.Empty(gateway.Mesh.Calls);
    }

    [Fact]
    public async Task A_service_s_own_header_of_that_name_goes_on_where_its_contract_has_it()
    {
        await using var gateway = await MockTests.StartAsync(contract: MockTests.Contract.Replace("parameters: [{ name: city,", "parameters: [{ name: x-environment, in: header, schema: { type: string } }, { name: city,", StringComparison.Ordinal));

        await gateway.GetAsync("/travels/Rome", await MockTests.KeyAsync(gateway), ("X-Environment", "staging"));

        Assert.Equal("staging", gateway.Mesh.Last.Headers["X-Environment"]);
    }
}
