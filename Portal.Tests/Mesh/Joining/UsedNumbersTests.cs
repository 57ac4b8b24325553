using Microsoft.Extensions.Time.Testing;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Control;

namespace Portal.Tests.Mesh.Joining;

public sealed class UsedNumbersTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_question_older_than_the_process_is_refused_since_nobody_knows_whether_it_was_asked()
    {
        var before = JoinProof.New(_clock.GetUtcNow().AddMilliseconds(-1));
        var used = new UsedNumbers(_clock);

        Assert.Contains("before this process began", used.RefuseTime(before)!.Detail, StringComparison.Ordinal);
        Assert.Null(used.RefuseTime(JoinProof.New(_clock.GetUtcNow())));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(59, false)]
    [InlineData(-59, false)]
    [InlineData(61, true)]
    [InlineData(-61, true)]
    public void A_question_is_of_its_minute(int seconds, bool isRefused)
    {
        var used = new UsedNumbers(_clock);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(isRefused ? "join_question_stale" : null, used.RefuseTime(JoinProof.New(_clock.GetUtcNow().AddSeconds(seconds)))?.Code);
    }

    [Fact]
    public void A_number_is_used_for_as_long_as_its_question_is_of_its_minute()
    {
        var used = new UsedNumbers(_clock);
        var proof = JoinProof.New(_clock.GetUtcNow().AddSeconds(59));

        Assert.Null(used.RefuseNumber(proof));
        foreach (var seconds in new[] { 0, 61, 57 })
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            used.RefuseNumber(JoinProof.New(_clock.GetUtcNow()));
            Assert.Null(used.RefuseTime(proof));
            Assert.Equal("join_question_used", used.RefuseNumber(proof)?.Code);
        }
    }
}
