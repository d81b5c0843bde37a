using System.Net;
using Microsoft.Extensions.Logging;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>Notes each attempt that brought no result: Stripe's library repeats them silently, and its last answer hides the others.</summary>
internal sealed class StripeAttempts(ILogger<StripeAttempts> log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests)
                log.LogWarning("A Stripe {Method} ended with {Status}, request {RequestId}", request.Method, (int)answer.StatusCode,
                    answer.Headers.TryGetValues("Request-Id", out var ids) ? ids.First() : "unknown");
            return answer;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            log.LogWarning("A Stripe {Method} brought no answer: {Failure}", request.Method, failure.GetType().Name);
            throw;
        }
    }
}
