namespace Portal.Api.Hosting;

/// <summary>What a room has to say at <c>Control:Url</c>. That listener is an application of its own: what it needs of the program, the room brings by its constructor.</summary>
internal interface IControlHttp
{
    void Map(WebApplication app);
}
