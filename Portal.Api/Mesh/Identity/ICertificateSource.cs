using System.Security.Cryptography.X509Certificates;

namespace Portal.Api.Mesh.Identity;

/// <summary>Where workloads of this process have their certificates from: the authority itself, or who fetches them from one in another process.</summary>
internal interface ICertificateSource
{
    /// <summary>Whoever it has signed is of the mesh.</summary>
    X509Certificate2 Root { get; }

    /// <summary>With its key. The same as the last time: there is no newer one yet.</summary>
    X509Certificate2 Issue(SpiffeId id);
}
