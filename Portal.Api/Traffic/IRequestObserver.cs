namespace Portal.Api.Traffic;

/// <summary>Sees every call that a door let in or refused, also those whose records are not kept. Never waits, never throws.</summary>
internal interface IRequestObserver
{
    void Observe(RequestRecord record);
}
