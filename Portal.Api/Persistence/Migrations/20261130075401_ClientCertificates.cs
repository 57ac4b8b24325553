using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    [DbContext(typeof(SqlitePortalDbContext))]
    [Migration("20261130075401_ClientCertificates")]
    internal sealed class ClientCertificates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Certificate",
                table: "Credentials",
                type: "TEXT",
                maxLength: 32768,
                nullable: true);
        }
    }
}
