using Portal.Api.Hosting;

namespace Portal.Tests.DataPlanes.ServiceManagement;

public sealed class ProviderKeyTests
{
    private const string Key = "a provider key of old clients, made long";

    [Theory]
    [InlineData($"provider_key={Key}&service_id=travels", "user_key_invalid")]
    [InlineData($"provider_key={Key}&service_id=cars", "user_key_invalid")]
    [InlineData($"provider_key={Key}&service_id=none", "service_id_invalid")]
    [InlineData($"provider_key={Key}", "provider_key_invalid_or_service_missing")]
    [InlineData($"provider_key={Key}x&service_id=travels", "provider_key_invalid")]
    public async Task Where_one_is_configured_it_opens_every_API(string parameters, string code)
    {
        await using var control = await RunningControl.StartAsync($"--ServiceManagement:ProviderKey={Key}");

        var answer = await new ServiceAsker(control).SendAsync(HttpMethod.Get, $"/transactions/authorize.xml?{parameters.Replace(' ', '+')}&user_key=none");

        Assert.Equal((403, code), (answer.Error.Status, answer.Error.Code));
    }

    [Fact]
    public async Task One_that_could_be_guessed_is_not_started_with()
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => RunningControl.StartAsync("--ServiceManagement:ProviderKey=short"));

        Assert.Contains("ServiceManagement:ProviderKey", StartFailure.Explain(thrown) ?? thrown.Message, StringComparison.Ordinal);
    }
}
