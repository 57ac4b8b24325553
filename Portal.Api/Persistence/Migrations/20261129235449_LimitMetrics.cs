using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261129235449_LimitMetrics")]
    internal sealed class LimitMetrics : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Limit",
                table: "QuotaCounter",
                newName: "Metric");

            // Until now every quota was one of all calls, and its count went by the limit's name.
            migrationBuilder.Sql("""UPDATE OR REPLACE "QuotaCounter" SET "Metric" = 'hits'""");

            migrationBuilder.AddColumn<string>(
                name: "Metric",
                table: "PlanLimits",
                type: "TEXT",
                nullable: false,
                defaultValue: "hits");

            migrationBuilder.AddColumn<string>(
                name: "Unit",
                table: "PlanLimits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApiMetrics",
                columns: table => new
                {
                    Api = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiMetrics", x => new { x.Api, x.Name });
                });
        }
    }
}
