using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Applications.Credentials;

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("Credentials");
        builder.Property(credential => credential.Id).ValueGeneratedNever();
        builder.HasIndex(credential => credential.Hash).IsUnique();
        builder.Property(credential => credential.Kind).HasConversion(kind => kind.Word(), word => CredentialKinds.Of(word)).HasMaxLength(32);
        builder.Property(credential => credential.Certificate).HasMaxLength(32 * 1024);
        builder.Property(credential => credential.Name).HasMaxLength(80);
        builder.HasIndex(credential => new { credential.ApplicationId, credential.Kind, credential.Place }).IsUnique();
        builder.HasOne(credential => credential.Application).WithMany(application => application.Credentials)
            .HasForeignKey(credential => credential.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
