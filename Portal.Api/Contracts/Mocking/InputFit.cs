namespace Portal.Api.Contracts.Mocking;

/// <summary>How an example fits one thing that could be asked: above 0 it is of it, below 0 of something else. <see cref="Words"/> name it.</summary>
internal readonly record struct InputFit(string Place, int Fit, bool IsSent, string Words);
