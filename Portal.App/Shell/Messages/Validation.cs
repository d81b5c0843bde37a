using FluentValidation;
using MediatR;
using Portal.Domain;

namespace Portal.App.Shell;

/// <summary>Runs the message's validator, if it has one, before its handler: the first broken rule becomes a refusal with its field.</summary>
public sealed class Validation<TMessage, TAnswer>(IEnumerable<IValidator<TMessage>> validators) : IPipelineBehavior<TMessage, TAnswer>
{
    public async Task<TAnswer> Handle(TMessage request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            if (result.Errors is [var first, ..])
                throw new Refusal("invalid", first.ErrorMessage, first.PropertyName);
        }
        return await next();
    }
}
