using Microsoft.AspNetCore.Http.Features;

namespace Portal.App.Shell;

/// <summary>
/// HEAD answers everywhere what GET answers, without the body: pages and endpoints are only declared for GET. It comes before
/// routing, so it holds for every address there is or will be.
/// </summary>
internal static class HeadRequests
{
    internal static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, body));
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Features.Set(body);
        }
    }
}
