using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Editing;

internal static class EditingFeature
{
    public static IServiceCollection AddMeshEditing(this IServiceCollection services)
    {
        services.AddSingleton<MeshFolder>();
        services.AddSingleton<RecordedShifts>();
        return services.AddUseCase<MeshFileQueries>().AddUseCase<ChangeMeshFile>();
    }
}
