using Portal.App.Billing;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShell();
builder.Services.AddMessages();
builder.Services.AddPortalDb(builder.Configuration);
builder.Services.AddBilling(builder.Configuration, builder.Environment);
builder.Services.AddSupport(builder.Configuration, builder.Environment);
var app = builder.Build();
await app.MigrateAsync();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseAntiforgery();
app.MapStripeWebhook();
app.MapShell();
await app.RunAsync();
