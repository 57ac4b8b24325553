namespace Portal.Api.Persistence;

/// <summary>Rows that are listed by when they were made.</summary>
internal interface INewestFirst
{
    Guid Id { get; }

    DateTimeOffset CreatedAt { get; }
}
