namespace Portal.Api.Contracts.Slices;

/// <summary>For what a shape is read: a request has no members that are only read, an answer none that are only written.</summary>
public enum ShapeUse
{
    Any,
    Request,
    Answer,
}
