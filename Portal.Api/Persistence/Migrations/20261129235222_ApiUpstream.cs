using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261129235222_ApiUpstream")]
    internal sealed class ApiUpstream : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Upstream",
                table: "PublishedApis",
                type: "TEXT",
                maxLength: 500,
                nullable: true);
        }
    }
}
