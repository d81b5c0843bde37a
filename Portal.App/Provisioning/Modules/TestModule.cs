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
public sealed record TestModuleAnswer(bool Works, string Message)
{
    internal static TestModuleAnswer Of(ModuleAnswer answer)
    {
        var works = answer.State == ModuleState.Done;
        return new(works, answer.Message.Trim() is { Length: > 0 } said ? said : works ? "It is there." : "The module refused without saying why.");
    }
}

public sealed class TestModuleHandler(PortalDb db, ModuleCalls calls) : IRequestHandler<TestModule, TestModuleAnswer>
{
    public async Task<TestModuleAnswer> Handle(TestModule request, CancellationToken cancellationToken)
    {
        var module = await db.Modules.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Module, cancellationToken) ?? throw Refusal.NotFound("module");
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Product, cancellationToken) ?? throw Refusal.NotFound("product");
        return TestModuleAnswer.Of(await calls.CheckAsync(module, product, cancellationToken));
    }
}
