using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AuditBySubjectAndActor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Audit_Actor_Id",
                table: "Audit",
                columns: new[] { "Actor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Subject_Id",
                table: "Audit",
                columns: new[] { "Subject", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Audit_Actor_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Subject_Id",
                table: "Audit");
        }
    }
}
