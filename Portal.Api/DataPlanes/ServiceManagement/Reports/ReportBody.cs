using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Portal.Api.DataPlanes.ServiceManagement.Reports;

/// <summary>Reads a report's parameters: as application/x-www-form-urlencoded (also where nothing is said) or multipart/form-data.</summary>
internal static class ReportBody
{
    /// <summary>A thousand transactions take some hundred kilobytes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Null: read into <paramref name="form"/>.</summary>
    public static async Task<ServiceError?> ReadAsync(HttpRequest request, ServiceForm form, CancellationToken cancellationToken)
    {
        var isNamed = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        var isMultipart = isNamed && type!.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        if (!string.IsNullOrEmpty(request.ContentType) && !isMultipart && !(isNamed && type!.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)))
        {
            return ServiceError.ContentType(request.ContentType);
        }
        if (await BytesAsync(request.Body, cancellationToken) is not { } body)
        {
            return ServiceError.BadRequest;
        }
        if (!isMultipart)
        {
            return form.AddEncoded(Encoding.Latin1.GetString(body));
        }
        return HeaderUtilities.RemoveQuotes(type!.Boundary) is { Length: > 0 and <= 200 } boundary
            ? await PartsAsync(new MultipartReader(boundary.ToString(), new MemoryStream(body)), form, cancellationToken)
            : ServiceError.BadRequest;
    }

    private static async Task<ServiceError?> PartsAsync(MultipartReader reader, ServiceForm form, CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.AsFormDataSection() is not { } part)
                {
                    return ServiceError.BadRequest;
                }
                if (form.Add(part.Name, await part.GetValueAsync(cancellationToken)) is { } error)
                {
                    return error;
                }
            }
            return null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // The parts are not framed as their boundary says.
            return ServiceError.BadRequest;
        }
    }

    /// <summary>Null: more than are taken.</summary>
    private static async Task<byte[]?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > MostBytes)
            {
                return null;
            }
            read.Write(buffer, 0, count);
        }
        return read.ToArray();
    }
}
