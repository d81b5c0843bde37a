using System.Reflection;
using FluentValidation;
using MediatR;

namespace Portal.App.Shell;

public static class MessageSetup
{
    /// <summary>Messages and notifications, handlers, validators and the pipeline they pass, in order; and how each area shows what was found.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(scope => scope.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<Dispatcher>();
        services.AddScoped<Announcer>();
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

    private static readonly Type[] Registered = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];

    private static bool IsRegistered(Type contract) => contract == typeof(ISearchHits)
        || (contract.IsGenericType && !contract.ContainsGenericParameters && Registered.Contains(contract.GetGenericTypeDefinition()));
}
