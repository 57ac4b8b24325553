using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261129203251_Lifecycle")]
    internal sealed class Lifecycle : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DefinedLife",
                table: "PublishedVersions",
                type: "TEXT",
                maxLength: 700,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Deprecated",
                table: "PublishedVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Notice",
                table: "PublishedVersions",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Retired",
                table: "PublishedVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Successor",
                table: "PublishedVersions",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            // The older words: live is published now, and the two ends are dates, which the definitions say again at the next start.
            migrationBuilder.Sql("UPDATE \"PublishedVersions\" SET \"State\" = 'Published' WHERE \"State\" IN ('Live', 'Deprecated', 'Retired')");

            migrationBuilder.CreateTable(
                name: "LifecycleChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    StageBefore = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    DeprecatedBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RetiredBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Deprecated = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Retired = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Successor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Notice = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ToldAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LifecycleChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LifecycleChanges_PublishedVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "PublishedVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LifecycleReminders",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Retired = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DaysBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LifecycleReminders", x => new { x.VersionId, x.Retired, x.DaysBefore });
                    table.ForeignKey(
                        name: "FK_LifecycleReminders_PublishedVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "PublishedVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LifecycleChanges_ToldAt",
                table: "LifecycleChanges",
                column: "ToldAt");

            migrationBuilder.CreateIndex(
                name: "IX_LifecycleChanges_VersionId_At",
                table: "LifecycleChanges",
                columns: new[] { "VersionId", "At" });
        }
    }
}
