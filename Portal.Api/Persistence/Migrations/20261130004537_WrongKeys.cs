using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261130004537_WrongKeys")]
    internal sealed class WrongKeys : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WrongKeys",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Wrong = table.Column<long>(type: "INTEGER", nullable: false),
                    Slowed = table.Column<long>(type: "INTEGER", nullable: false),
                    Api = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrongKeys", x => x.Address);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WrongKeys_LastAt",
                table: "WrongKeys",
                column: "LastAt");
        }
    }
}
