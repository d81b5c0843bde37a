using Portal.App;
using Portal.App.Shell;

var app = WebApplication.CreateBuilder(args).AddPortal().Build();
await app.MigrateAsync();
app.MapPortal();
await app.RunAsync();
