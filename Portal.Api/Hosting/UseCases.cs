using System.Reflection;

namespace Portal.Api.Hosting;

internal static class UseCases
{
    /// <summary>
    /// Registers a use case, scoped. Use cases are public so that pages may call them, and their single constructor is internal, since it
    /// takes what pages must not see; the container alone would only look at public constructors.
    /// </summary>
    public static IServiceCollection AddUseCase<T>(this IServiceCollection services)
        where T : class
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Single();
        var types = Array.ConvertAll(constructor.GetParameters(), parameter => parameter.ParameterType);
        return services.AddScoped(provider =>
            (T)constructor.Invoke(Array.ConvertAll(types, provider.GetRequiredService)));
    }
}
