using System.Security.Cryptography;
using Portal.Api.Access;

namespace Portal.Tests.Access;

public sealed class KeyMintTests
{
    private readonly KeyMint _mint = new(() => RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void A_key_has_prefix_randomness_and_checksum_and_is_known_by_its_keyed_hash()
    {
        var issued = _mint.Issue(KeyMint.UserKeyPrefix);

        Assert.Matches("^tvz_[0-9A-Za-z]{33}$", issued.Key);
        Assert.Equal(issued.Hash, _mint.HashOf(issued.Key, KeyMint.UserKeyPrefix));
        Assert.StartsWith(issued.Prefix, issued.Key, StringComparison.Ordinal);
        Assert.EndsWith(issued.Last4, issued.Key, StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Key[4..], issued.Hash, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_single_mistyped_character_is_refused_before_any_look_up()
    {
        var key = _mint.Issue(KeyMint.UserKeyPrefix).Key;

        for (var place = 0; place < key.Length; place++)
        {
            var typo = key[..place] + (key[place] == 'x' ? 'y' : 'x') + key[(place + 1)..];
            Assert.Null(_mint.HashOf(typo, KeyMint.UserKeyPrefix));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("tvz_")]
    [InlineData("tvz_kurz")]
    [InlineData("tvz_ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    public void What_is_no_key_has_no_hash(string text) => Assert.Null(_mint.HashOf(text, KeyMint.UserKeyPrefix));

    [Fact]
    public void A_key_of_one_kind_is_none_of_another()
    {
        var token = _mint.Issue(KeyMint.AccessTokenPrefix);

        Assert.Null(_mint.HashOf(token.Key, KeyMint.UserKeyPrefix));
        Assert.Equal(token.Hash, _mint.HashOf(token.Key, KeyMint.AccessTokenPrefix));
    }

    [Fact]
    public void A_derived_key_is_a_key_like_any_other_and_the_same_for_one_purpose_in_one_installation()
    {
        var installation = new KeyMint(() => [.. Enumerable.Range(0, 32).Select(octet => (byte)octet)]);
        var derived = installation.IssueDerived(KeyMint.UserKeyPrefix, "voyages");

        Assert.Equal(derived, installation.IssueDerived(KeyMint.UserKeyPrefix, "voyages"));
        Assert.Equal(derived.Hash, installation.HashOf(derived.Key, KeyMint.UserKeyPrefix));
        Assert.True(KeyMint.IsWellFormed(derived.Key, KeyMint.UserKeyPrefix));
        Assert.NotEqual(derived.Key, installation.IssueDerived(KeyMint.UserKeyPrefix, "viaggi").Key);
        Assert.NotEqual(derived.Key[5..], installation.IssueDerived(KeyMint.AppKeyPrefix, "voyages").Key[6..]);
        Assert.NotEqual(derived.Key, _mint.IssueDerived(KeyMint.UserKeyPrefix, "voyages").Key);
    }

    [Fact]
    public void Letters_of_derived_keys_come_about_equally_often()
    {
        var counts = Enumerable.Range(0, 2000).SelectMany(purpose => _mint.IssueDerived(KeyMint.UserKeyPrefix, $"{purpose}").Key[4..31]).CountBy(letter => letter).ToList();

        // 54,000 letters: each of 62 about 871 times. Without leaving octets out, eight of them would come a quarter more often.
        Assert.Equal(62, counts.Count);
        Assert.All(counts, count => Assert.InRange(count.Value, 720, 1020));
    }

    [Fact]
    public void Another_pepper_gives_another_hash()
    {
        var issued = _mint.Issue(KeyMint.UserKeyPrefix);

        Assert.NotEqual(issued.Hash, new KeyMint(() => new byte[32]).HashOf(issued.Key, KeyMint.UserKeyPrefix));
    }
}
