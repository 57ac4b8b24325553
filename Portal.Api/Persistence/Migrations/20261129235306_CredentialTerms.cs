using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class CredentialTerms : Migration
    {
        /// <inheritdoc />
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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Credentials_ApplicationId_Kind_Place",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "Credentials",
                table: "PublishedApis");

            migrationBuilder.DropColumn(
                name: "AllowedAddresses",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "AllowedReferrers",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Credentials");

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_ApplicationId_Place",
                table: "Credentials",
                columns: new[] { "ApplicationId", "Place" },
                unique: true);
        }
    }
}
