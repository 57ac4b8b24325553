using Portal.Api.Catalog;
using Portal.Ui;

namespace Portal.Catalog;

/// <summary>How an API is told apart at a glance; by words of its own, so that any catalogue has its icons.</summary>
internal static class ApiLook
{
    private static readonly (string Word, string Icon)[] Icons =
    [
        ("flight", "plane"), ("hotel", "bed-double"), ("car", "car-front"), ("insurance", "umbrella"), ("discount", "badge-percent"),
        ("travel", "globe"), ("trip", "globe"), ("payment", "box"), ("mail", "mail"), ("user", "users"), ("portal", "settings"),
    ];

    public static string? Icon(ApiView api) => Array.Find(Icons, pair => api.Slug.Contains(pair.Word, StringComparison.OrdinalIgnoreCase)).Icon;

    public static Tone ToneOf(LifecycleState state) => state switch
    {
        LifecycleState.Published => Tone.Ok,
        LifecycleState.Beta => Tone.Info,
        LifecycleState.Deprecated => Tone.Warn,
        LifecycleState.Retired => Tone.Bad,
        _ => Tone.Neutral,
    };
}
