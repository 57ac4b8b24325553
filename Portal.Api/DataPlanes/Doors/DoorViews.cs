using Portal.Api.Catalog.Edge;

namespace Portal.Api.DataPlanes.Doors;

/// <summary>By which doors calls are let in, what each API does while something fails, and which processes let calls in.</summary>
public sealed record DoorListView(IReadOnlyList<DoorView> Doors, IReadOnlyList<DoorFailureView> Apis, IReadOnlyList<DoorReplicaView> Replicas);

/// <summary>One door of this process.</summary>
/// <param name="Name">As records of calls have it.</param>
/// <param name="Address">Where it listens; null: its role does not run in this process.</param>
/// <param name="WhenAway">What a data plane does that gets no answer from it.</param>
/// <param name="LastCallAt">Of the last 10,000 calls kept; null: none of them came by this door.</param>
public sealed record DoorView(string Name, string Title, string? Address, string WhenAway, DateTimeOffset? LastCallAt);

/// <summary>What becomes of an API's calls that cannot be decided on, and of those whose limits cannot be counted.</summary>
public sealed record DoorFailureView(string Api, string Title, FailureMode Authorization, FailureMode Limits);

/// <summary>A process that lets calls in, by machine and process number, and whether it decides by the newest state of things.</summary>
public sealed record DoorReplicaView(Guid Id, string Name, bool UpToDate, DateTimeOffset SeenAt);
