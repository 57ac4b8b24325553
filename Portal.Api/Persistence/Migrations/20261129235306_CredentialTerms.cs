using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261129235306_CredentialTerms")]
    internal sealed class CredentialTerms : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Credentials_ApplicationId_Place",
                table: "Credentials");

            migrationBuilder.AddColumn<string>(
                name: "Credentials",
                table: "PublishedApis",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AllowedAddresses",
                table: "Credentials",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "AllowedReferrers",
                table: "Credentials",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Credentials",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_ApplicationId_Kind_Place",
                table: "Credentials",
                columns: new[] { "ApplicationId", "Kind", "Place" },
                unique: true);
        }
    }
}
