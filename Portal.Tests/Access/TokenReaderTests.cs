using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Access.Credentials.Tokens;

namespace Portal.Tests.Access;

public sealed class TokenReaderTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"travelz-tokens-{Guid.NewGuid():N}");
    private readonly SigningKeys _keys;
    private readonly TokenReader _reader;
    private readonly Guid _application = Guid.NewGuid();
    private readonly Guid _credential = Guid.NewGuid();

    public TokenReaderTests()
    {
        _keys = Tokens.Keys(_clock, _folder);
        _keys.Renew();
        _reader = new TokenReader(_keys, Tokens.Terms, _clock);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_token_that_we_signed_says_whose_it_is()
    {
        var grant = _reader.Read(Tokens.Sign(_keys.All[0], Claims()));

        Assert.Equal((_application, _credential, _clock.GetUtcNow().AddMinutes(10)), (grant!.Application, grant.Credential, grant.ExpiresAt));
        Assert.Equal(["travels"], grant.Scopes);
    }

    [Fact]
    public void What_is_not_signed_by_a_key_of_ours_for_this_gateway_is_no_token()
    {
        var key = _keys.All[0];
        using var foreign = new SigningKey(key.Id, key.CreatedAt, RSA.Create(2048));
        var good = Tokens.Sign(key, Claims());
        var parts = good.Split('.');
        string[] wrong =
        [
            "", ".", "..", "a.b.c", good + "x", good[..^2], parts[0] + "." + parts[1], parts[0] + "." + parts[1] + ".",
            Tokens.Sign(foreign, Claims()),
            parts[0] + "." + Tokens.Sign(key, Claims() is var other && other.Remove("scope") ? other : other).Split('.')[1] + "." + parts[2],
            Tokens.Sign(key, Claims(), new { alg = "none", typ = "at+jwt", kid = key.Id }),
            Tokens.Sign(key, Claims(), new { alg = "HS256", typ = "at+jwt", kid = key.Id }),
            Tokens.Sign(key, Claims(), new { alg = "RS256", typ = "JWT", kid = key.Id }),
            Tokens.Sign(key, Claims(), new { alg = "RS256", typ = "at+jwt" }),
            Tokens.Sign(key, Claims(), new { alg = "RS256", typ = "at+jwt", kid = "../" + key.Id }),
            Tokens.Sign(key, Claims(), new { alg = "RS256", typ = "at+jwt", kid = key.Id, crit = new[] { "exp" } }),
            Tokens.Sign(key, With("iss", "https://other.example/")),
            Tokens.Sign(key, With("aud", "others")),
            Tokens.Sign(key, With("aud", new object[] { 1, "others" })),
            Tokens.Sign(key, With("azp", "red")),
            Tokens.Sign(key, With("credential", 5)),
            Tokens.Sign(key, With("exp", "soon")),
        ];

        Assert.All(wrong, token => Assert.Null(_reader.Read(token)));
        Assert.NotNull(_reader.Read(Tokens.Sign(key, With("aud", new[] { "others", "travelz-apis" }))));
    }

    [Fact]
    public void A_key_is_followed_by_another_and_stays_until_its_tokens_have_ended()
    {
        var first = _keys.All[0];
        var token = Tokens.Sign(first, Claims());
        _clock.Advance(SigningKeys.Term);
        _keys.Renew();

        Assert.Equal(2, _keys.All.Count);
        Assert.NotEqual(first.Id, _keys.All[0].Id);
        Assert.NotNull(new TokenReader(_keys, Tokens.Terms, _clock).Read(token));

        _clock.Advance(TimeSpan.FromDays(2));
        _keys.Renew();

        Assert.Null(new TokenReader(_keys, Tokens.Terms, _clock).Read(token));
    }

    [Fact]
    public void A_key_that_another_process_has_made_is_found()
    {
        var elsewhere = Tokens.Keys(_clock, _folder);
        elsewhere.Renew();
        _clock.Advance(SigningKeys.Term);
        elsewhere.Renew();

        Assert.NotNull(_reader.Read(Tokens.Sign(elsewhere.All[0], Claims())));
    }

    [Fact]
    public void Keys_are_for_this_user_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of files are of Unix.");
#pragma warning disable CA1416 // Skipped where there are none.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(_folder, "*.pem", SearchOption.AllDirectories).Single()));
#pragma warning restore CA1416
    }

    private Dictionary<string, object> Claims() => Tokens.Claims(_application, _credential, _clock.GetUtcNow().AddMinutes(10));

    private Dictionary<string, object> With(string claim, object value) => new(Claims()) { [claim] = value };
}
