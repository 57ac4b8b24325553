using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ApplicationNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OrganizationId_NameKey",
                table: "Applications",
                columns: new[] { "OrganizationId", "NameKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Applications_OrganizationId_NameKey",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Applications");
        }
    }
}
