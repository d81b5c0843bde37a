using Portal.App.Shell;
using Portal.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShell();
builder.Services.AddMessages();
builder.Services.AddPortalDb(builder.Configuration);
var app = builder.Build();
await app.MigrateAsync();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseAntiforgery();
app.MapShell();
await app.RunAsync();
