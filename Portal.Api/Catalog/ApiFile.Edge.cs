using System.Globalization;
using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog;

/// <summary>What the gateway is told of an API.</summary>
internal sealed partial class ApiFile
{
    private static readonly string[] EdgeMembers = ["checks", "mock", "cors", "bounds", "failures"];

    private EdgeSettings Edge(ContractNode root)
    {
        var checks = root.Get("checks") ?? ObjectNode.Empty;
        Known(checks, "/checks", ["requests", "responses"]);
        var failures = root.Get("failures") ?? ObjectNode.Empty;
        Known(failures, "/failures", ["authorization", "limits"]);
        return new EdgeSettings
        {
            Requests = Mode(checks, "requests"),
            Responses = Mode(checks, "responses"),
            Authorization = Failure(failures, "authorization"),
            Limits = Failure(failures, "limits"),
            Mock = Mock(root),
            Cors = root.Get("cors") is { } cors ? Cors(cors) : null,
            Bounds = root.Get("bounds") is { } bounds ? Bounds(bounds) : null,
        };
    }

    private FailureMode? Failure(ContractNode failures, string what) =>
        failures.Get(what) is null ? null : Enum.Parse<FailureMode>(Choice(failures, "/failures", what, null, "refuse", "pass"), ignoreCase: true);

    private CheckMode? Mode(ContractNode checks, string side) =>
        checks.Get(side) is null ? null : Enum.Parse<CheckMode>(Choice(checks, "/checks", side, null, "off", "report", "enforce"), ignoreCase: true);

    private MockSettings? Mock(ContractNode root)
    {
        switch (root.Get("mock"))
        {
            case null:
                return null;
            case ScalarNode { Kind: ScalarKind.Boolean } flag:
                return new MockSettings(flag.IsTrue ? MockMode.Always : MockMode.Never, []);
            case ArrayNode list when list.Items.All(item => item.AsString is { Length: > 0 }):
                return new MockSettings(MockMode.Asked, [.. list.Items.Select(item => item.AsString!)]);
            case var other:
                Wrong(other, "/mock", "is true (all calls are answered out of the contract), false (none are), or a list of the ids of operations that have no service yet.");
                return null;
        }
    }

    private CorsSettings Cors(ContractNode cors)
    {
        Known(cors, "/cors", ["origins", "headers", "methods", "credentials", "maxAge"]);
        var origins = Texts(cors, "/cors", "origins");
        for (var index = 0; index < origins.Count; index++)
        {
            if (!IsOrigin(origins[index]))
            {
                Wrong(cors.Get("origins")!, $"/cors/origins/{index}", "is an origin such as https://app.example or https://*.app.example, without a path, or * for any.");
            }
        }
        var credentials = Flag(cors, "credentials", otherwise: false);
        if (origins.Count == 0)
        {
            Wrong(cors, "/cors/origins", "lists at least one origin; leave cors out where no other origin may call.");
        }
        if (credentials && origins.Contains("*"))
        {
            Wrong(cors, "/cors/credentials", "cannot be true for any origin (*): browsers refuse that. Name the origins.");
        }
        return new CorsSettings(origins, Texts(cors, "/cors", "headers"), Texts(cors, "/cors", "methods"), credentials, (int)(Whole(cors, "/cors", "maxAge", 0, 86_400) ?? CorsSettings.UsualMaxAge));
    }

    private EdgeBounds Bounds(ContractNode bounds)
    {
        Known(bounds, "/bounds", ["bodyBytes", "headerBytes", "seconds"]);
        return new EdgeBounds
        {
            BodyBytes = Whole(bounds, "/bounds", "bodyBytes", 0, 4L * 1024 * 1024 * 1024),
            HeaderBytes = (int?)Whole(bounds, "/bounds", "headerBytes", 256, 1024 * 1024),
            Seconds = (int?)Whole(bounds, "/bounds", "seconds", 1, 3600),
        };
    }

    private List<string> Texts(ContractNode node, string path, string name) => Each(node, path, name, (item, place) =>
    {
        if (item.AsString is { Length: > 0 and <= 200 } text && !text.Any(letter => char.IsControl(letter) || letter is ',' or ' '))
        {
            return text;
        }
        Wrong(item, place, "is a text of 1 to 200 characters without commas and spaces.");
        return "";
    });

    private long? Whole(ContractNode node, string path, string name, long least, long most)
    {
        if (node.Get(name) is not { } value)
        {
            return null;
        }
        if (value is ScalarNode { Kind: ScalarKind.Number } number && long.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole >= least && whole <= most)
        {
            return whole;
        }
        Wrong(value, $"{path}/{name}", string.Create(CultureInfo.InvariantCulture, $"is a whole number from {least} to {most}."));
        return null;
    }

    private static bool IsOrigin(string text) =>
        text is "*" || (Uri.TryCreate(text.Replace("://*.", "://any.", StringComparison.Ordinal), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && !text.EndsWith('/') && text.LastIndexOf('*') <= text.IndexOf("://*.", StringComparison.Ordinal) + 3);
}
