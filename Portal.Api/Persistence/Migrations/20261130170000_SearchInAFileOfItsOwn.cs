using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Api.Persistence.Migrations;

/// <summary>The search index lay in this database; it is made anew in a file of its own.</summary>
[DbContext(typeof(SqlitePortalDbContext))]
[Migration("20261130170000_SearchInAFileOfItsOwn")]
internal sealed class SearchInAFileOfItsOwn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        DROP TABLE IF EXISTS SearchText; DROP TABLE IF EXISTS SearchTerms; DROP TABLE IF EXISTS SearchEntries;
        DROP TABLE IF EXISTS SearchSources; DROP TABLE IF EXISTS SearchState;
        """);
}
