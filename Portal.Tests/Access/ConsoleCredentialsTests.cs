using Microsoft.Extensions.Time.Testing;
using Portal.Api.Access;

namespace Portal.Tests.Access;

public sealed class ConsoleCredentialsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Guid _subscription = Guid.NewGuid();
    private readonly Guid _user = Guid.NewGuid();

    [Fact]
    public void It_carries_subscription_user_and_an_expiry_a_minute_ahead()
    {
        var console = Console(1);

        var grant = console.Read(console.Issue(_subscription, _user));

        Assert.Equal(new ConsoleGrant(_subscription, _user, _clock.GetUtcNow().AddSeconds(60)), grant);
    }

    [Fact]
    public void Every_altered_character_makes_it_worthless()
    {
        var console = Console(1);
        var good = console.Issue(_subscription, _user);

        for (var place = 0; place < good.Length; place++)
        {
            var altered = good[..place] + (good[place] == 'A' ? 'B' : 'A') + good[(place + 1)..];
            Assert.Null(console.Read(altered));
        }
    }

    [Fact]
    public void One_made_with_another_pepper_is_forged() => Assert.Null(Console(1).Read(Console(2).Issue(_subscription, _user)));

    [Theory]
    [InlineData("tvzc_")]
    [InlineData("tvzc_AAAA")]
    [InlineData("tvzc_ä")]
    public void Garbage_is_refused_without_an_exception(string text) => Assert.Null(Console(1).Read(text));

    private ConsoleCredentials Console(byte pepper) => new(new KeyMint(() => Enumerable.Repeat(pepper, 32).ToArray()), _clock);
}
