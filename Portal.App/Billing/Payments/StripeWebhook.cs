using Portal.App.Shell;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>Where the gateway tells what happened. Answers fast: the event is noted, the gateway is asked afterwards.</summary>
public static class StripeWebhook
{
    private const int MostBytes = 1024 * 1024;

    public static void MapStripeWebhook(this IEndpointRouteBuilder app) => app.MapPost("/webhooks/stripe", TakeAsync).DisableAntiforgery().AllowAnonymous();

    private static async Task<IResult> TakeAsync(HttpRequest request, IPaymentGateway gateway, Dispatcher dispatcher, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(cancellation);
        try
        {
            await dispatcher.SendAsync(Actor.System, new TakeGatewayEvent(gateway.ReadEvent(body, request.Headers["Stripe-Signature"])), cancellation);
            return Results.Ok();
        }
        catch (WebhookSignatureException error)
        {
            return Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest, title: "Signature not accepted");
        }
    }
}
