namespace Portal.Api.Mesh;

internal static class MeshFeature
{
    public static IServiceCollection AddMesh(this IServiceCollection services)
    {
        return services;
    }
}
