using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ApiUpstream : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Upstream",
                table: "PublishedApis",
                type: "TEXT",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Upstream",
                table: "PublishedApis");
        }
    }
}
