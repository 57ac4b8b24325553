namespace Portal.Api.Contracts.Nodes;

/// <summary>The tags of YAML's core schema. Any other would ask to construct something, and nothing is constructed here.</summary>
internal static class YamlTags
{
    public const string Text = "tag:yaml.org,2002:str";
    public const string Map = "tag:yaml.org,2002:map";
    public const string List = "tag:yaml.org,2002:seq";

    public static bool Fits(string tag, ScalarKind kind) => tag switch
    {
        "" => true,
        "tag:yaml.org,2002:null" => kind is ScalarKind.Null,
        "tag:yaml.org,2002:bool" => kind is ScalarKind.Boolean,
        "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" => kind is ScalarKind.Number,
        _ => false,
    };
}
