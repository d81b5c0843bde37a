using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary><b>Test</b>: the dry run of a module for a product, whose answer is shown and not kept (SPEC 7).</summary>
[Administrator]
public sealed record TestModule(Id<ProcessingModule> Module, Id<Product> Product) : IRequest<TestModuleAnswer>;

/// <param name="Message">What the module said.</param>
public sealed record TestModuleAnswer(bool Works, string Message);

public sealed class TestModuleHandler(PortalDb db, ModuleCheck check) : IRequestHandler<TestModule, TestModuleAnswer>
{
    public async Task<TestModuleAnswer> Handle(TestModule request, CancellationToken cancellationToken)
    {
        var module = await db.Modules.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Module, cancellationToken) ?? throw Refusal.NotFound("module");
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Product, cancellationToken) ?? throw Refusal.NotFound("product");
        return await check.RunAsync(module, product, cancellationToken);
    }
}

/// <summary>The dry run, outside of any transaction: a module may take its time.</summary>
public sealed class ModuleCheck(Provisioners provisioners, ModuleSecrets secrets)
{
    private const int LongestMessage = 500;

    /// <exception cref="Refusal">The product has no name that a module could be asked for.</exception>
    public async Task<TestModuleAnswer> RunAsync(ProcessingModule module, Product product, CancellationToken cancellation)
    {
        if (product.InternalName.Length == 0)
            throw new Refusal("module.internal-name", $"{product.Description.Name} has no internal name, so no module knows it. Write one on the product's page first.");
        try
        {
            var settings = secrets.Open(module);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(settings.Limit);
            var answer = await provisioners.Of(module.Kind).CheckAsync(settings, product.InternalName, limit.Token);
            return new(answer.State == ModuleState.Done, Short(answer.Message, answer.State == ModuleState.Done ? "It is there." : "The module refused without saying why."));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(false, "The module did not answer in time.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever the module's code throws counts as a failure with that message.
            return new(false, Short(error.Message, error.GetType().Name));
        }
    }

    private static string Short(string message, string otherwise) =>
        message.Trim() is not { Length: > 0 } text ? otherwise : text.Length > LongestMessage ? string.Concat(text.AsSpan(0, LongestMessage), " …") : text;
}
