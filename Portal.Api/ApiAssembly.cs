namespace Portal.Api;

/// <summary>Marks this assembly, for those who look types up in it.</summary>
public sealed class ApiAssembly;
