namespace Portal.Discovery.Twins;

/// <summary>Names the <see cref="ITwin"/> that writes this page as Markdown.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MarkdownTwinAttribute(Type twin) : Attribute
{
    public Type Twin { get; } = twin;
}
