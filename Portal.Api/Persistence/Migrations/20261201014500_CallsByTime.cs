using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations;

/// <summary>Calls are listed by when they began; a list of all sorted every record there is. Nothing is asked of mail by when it was given up.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261201014500_CallsByTime")]
internal sealed class CallsByTime : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Requests_ApplicationId_Number", "Requests");
        migrationBuilder.DropIndex("IX_Requests_OrganizationId_Number", "Requests");
        migrationBuilder.DropIndex("IX_OutboxMail_GivenUpAt", "OutboxMail");
        migrationBuilder.CreateIndex("IX_Requests_StartedAt", "Requests", "StartedAt");
        migrationBuilder.CreateIndex("IX_Requests_ApplicationId_StartedAt", "Requests", ["ApplicationId", "StartedAt"]);
        migrationBuilder.CreateIndex("IX_Requests_OrganizationId_StartedAt", "Requests", ["OrganizationId", "StartedAt"]);
    }
}
