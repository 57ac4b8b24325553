namespace Portal.Api.Gateway.Mocks;

/// <summary>What a caller says of where a call is to be answered.</summary>
internal enum EnvironmentWish
{
    None,
    Live,
    Mock,
    Unknown,
}
