namespace Portal.Api.Hosting;

/// <summary>A setting with a value that cannot work. The message names the key, the value, and what it takes.</summary>
internal sealed class SettingException(string key, string message) : Exception($"{key} {message}");
