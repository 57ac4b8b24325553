using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261129215427_Publications")]
    internal sealed class Publications : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FolderSha256",
                table: "PublishedVersions",
                type: "TEXT",
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "PublishedRevisions",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Internal");

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "PublishedRevisions",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ToldAt",
                table: "PublishedRevisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImpactNotices",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImpactNotices", x => new { x.VersionId, x.Revision, x.OrganizationId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedRevisions_ToldAt",
                table: "PublishedRevisions",
                column: "ToldAt");

            // What was published so far was told, and was for whom its version is now.
            migrationBuilder.Sql(
                """
                UPDATE PublishedRevisions SET
                    ToldAt = PublishedAt,
                    Audience = (SELECT CASE WHEN api.Audience = 'Partners' AND version.State <> 'Draft' THEN version.Audience ELSE 'Internal' END
                        FROM PublishedVersions version JOIN PublishedApis api ON api.Id = version.ApiId WHERE version.Id = PublishedRevisions.VersionId)
                """);
        }
    }
}
