namespace Portal.Api.Contracts.Patterns;

/// <summary>A pattern was given up, since to try a text against it takes time without measure: nothing more is tried with it.</summary>
internal sealed class SlowPatternException(Exception inner) : Exception("The pattern takes too long.", inner);
