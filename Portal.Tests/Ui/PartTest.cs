using Bunit;
using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Ui;

/// <summary>A part of the design system, rendered by itself.</summary>
public abstract class PartTest : BunitContext
{
    protected static RenderFragment Words(string words) => builder => builder.AddContent(0, words);
}
