using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class RevocationProof : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "GatewaysAsked",
                table: "Credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProbedAt",
                table: "Credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RefusedOn",
                table: "Credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SlowestMilliseconds",
                table: "Credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "AccessReplica",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Refuses",
                table: "AccessReplica",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GatewaysAsked",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "ProbedAt",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "RefusedOn",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "SlowestMilliseconds",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "AccessReplica");

            migrationBuilder.DropColumn(
                name: "Refuses",
                table: "AccessReplica");
        }
    }
}
