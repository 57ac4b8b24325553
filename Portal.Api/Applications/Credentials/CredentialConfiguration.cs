using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Applications.Credentials;

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("Credentials");
        builder.Property(credential => credential.Id).ValueGeneratedNever();
        builder.HasIndex(credential => credential.Hash).IsUnique();
        builder.HasIndex(credential => new { credential.ApplicationId, credential.Place }).IsUnique();
        builder.HasOne(credential => credential.Application).WithMany(application => application.Credentials)
            .HasForeignKey(credential => credential.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
