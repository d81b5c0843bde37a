using Portal.App;
using Portal.App.Demo;
using Portal.App.Shell;

var app = WebApplication.CreateBuilder(args).AddPortal().Build();
await app.MigrateAsync();
await app.SeedAsync();
app.MapPortal();
await app.RunAsync();
