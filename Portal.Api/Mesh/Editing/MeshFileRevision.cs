using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Mesh.Editing;

/// <summary>A change of a mesh file that was made by an administrator here, with what stood there before. Never changed.</summary>
internal sealed class MeshFileRevision
{
    public required Guid Id { get; init; }

    public required string File { get; init; }

    /// <summary>Null: there was no such file.</summary>
    public required string? Before { get; init; }

    /// <summary>Null: the file was taken away.</summary>
    public required string? After { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The change that this one took back; null: it is one of its own.</summary>
    public Guid? Undoes { get; init; }
}

internal sealed class MeshFileRevisionConfiguration : IEntityTypeConfiguration<MeshFileRevision>
{
    public void Configure(EntityTypeBuilder<MeshFileRevision> builder)
    {
        builder.Property(revision => revision.File).HasMaxLength(100);
        builder.Property(revision => revision.Reason).HasMaxLength(500);
        builder.Property(revision => revision.By).HasMaxLength(200);
        builder.HasIndex(revision => new { revision.File, revision.At });
    }
}
