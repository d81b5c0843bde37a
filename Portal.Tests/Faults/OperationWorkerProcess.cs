using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Portal.App;

namespace Portal.Tests.Faults;

/// <summary>The whole program in a process of its own that runs operations until it is killed.</summary>
internal static class OperationWorkerProcess
{
    /// <param name="args">operation-worker, data directory, provider, connection string, own address.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [_, var directory, var provider, var connection, var address])
            return 2;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development", ContentRootPath = directory, ApplicationName = typeof(PortalSetup).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:DataDirectory"] = directory, ["Portal:Demo"] = "false", ["Database:Provider"] = provider, ["ConnectionStrings:Portal"] = connection, ["urls"] = address,
            ["Portal:OperationLease"] = "00:00:10", // what a killed process held is taken over so much later
        });
        builder.Logging.ClearProviders();
        builder.AddPortal();
        await using var app = builder.Build();
        app.MapPortal();
        await app.StartAsync();
        Console.WriteLine("at work");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
