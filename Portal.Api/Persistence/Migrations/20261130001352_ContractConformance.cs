using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261130001352_ContractConformance")]
    internal sealed class ContractConformance : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Edge",
                table: "PublishedApis",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "ConformanceFindings",
                columns: table => new
                {
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Api = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OfAnswers = table.Column<bool>(type: "INTEGER", nullable: false),
                    Pointer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RequestId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConformanceFindings", x => new { x.Hour, x.Api, x.Version, x.Operation, x.OfAnswers, x.Pointer });
                });

            migrationBuilder.CreateTable(
                name: "ConformanceHours",
                columns: table => new
                {
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Api = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Operation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Requests = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestsDiffering = table.Column<long>(type: "INTEGER", nullable: false),
                    Answers = table.Column<long>(type: "INTEGER", nullable: false),
                    AnswersDiffering = table.Column<long>(type: "INTEGER", nullable: false),
                    Unseen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConformanceHours", x => new { x.Hour, x.Api, x.Version, x.Operation });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConformanceFindings_Api_Hour",
                table: "ConformanceFindings",
                columns: new[] { "Api", "Hour" });

            migrationBuilder.CreateIndex(
                name: "IX_ConformanceHours_Api_Hour",
                table: "ConformanceHours",
                columns: new[] { "Api", "Hour" });
        }
    }
}
