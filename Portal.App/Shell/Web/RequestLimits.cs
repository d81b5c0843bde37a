using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.App.Shell;

/// <summary>
/// A body that is too large answers 413 and one that cannot be read 400. The framework notices it in the middle of reading a form
/// and would answer 500, as if the fault were ours.
/// </summary>
public sealed class RequestLimits(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        try
        {
            context.Response.OnStarting(() => Tell(context));
            await next(context);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = error.StatusCode;
        }
        catch (Exception error) when (!context.Response.HasStarted && InnerRequestFault(error) is { } fault)
        {
            context.Response.StatusCode = fault.StatusCode;
        }
    }

    /// <summary>Reading the form for its token, the antiforgery check keeps the fault to itself and the answer would be a missing token.</summary>
    private static Task Tell(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>()?.Error is { } refused && InnerRequestFault(refused) is { } cause)
            context.Response.StatusCode = cause.StatusCode;
        return Task.CompletedTask;
    }

    private static BadHttpRequestException? InnerRequestFault(Exception error) =>
        error.InnerException as BadHttpRequestException ?? (error.InnerException is { } inner ? InnerRequestFault(inner) : null);
}
