using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Portal.Api;

namespace Portal.Tests.Conventions;

public sealed class TypeConventionTests
{
    private static readonly Type[] Types = [.. new[] { typeof(ApiAssembly).Assembly, typeof(PortalProgram).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !type.FullName!.Contains('<', StringComparison.Ordinal)
            && type.Namespace?.StartsWith("Portal", StringComparison.Ordinal) == true && !type.Namespace.Contains("Migrations", StringComparison.Ordinal))];

    [Fact]
    public void Every_class_is_sealed_abstract_or_static() =>
        Offenders.None(Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }
            && type.Name != "_Imports" && !type.IsAssignableTo(typeof(IComponent)) && !Types.Any(other => other.BaseType == type)));

    [Fact]
    public void An_async_method_takes_its_token_last() =>
        Offenders.None(Types.SelectMany(type => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => !method.Name.Contains('<', StringComparison.Ordinal) && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Where(method => method.GetParameters() is { Length: > 1 } parameters
                && Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken)) is >= 0 and var at
                && parameters.Skip(at + 1).Any(p => !p.IsOptional))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));
}
