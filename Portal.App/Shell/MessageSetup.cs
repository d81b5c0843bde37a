using System.Reflection;
using FluentValidation;
using MediatR;

namespace Portal.App.Shell;

public static class MessageSetup
{
    /// <summary>Messages, handlers, validators and the pipeline they pass, in order; and what each area shows of what was searched.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(scope => scope.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<Dispatcher>();
        services.AddScoped<Visit>();
        services.AddScoped<AuditTrail>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Tracing<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorization<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validation<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RetryWhenStale<,>));
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false }))
            foreach (var contract in type.GetInterfaces().Where(IsRegistered))
                services.AddScoped(contract, type);
        return services;
    }

    private static bool IsRegistered(Type contract) => contract == typeof(ISearchHits) || contract.IsGenericType && !contract.ContainsGenericParameters
        && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || contract.GetGenericTypeDefinition() == typeof(IValidator<>));
}
