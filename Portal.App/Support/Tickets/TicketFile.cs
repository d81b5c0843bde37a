using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>An attached file, for those who may read the message that it hangs on.</summary>
[Customer, Staff]
public sealed record TicketFile(string Number, Guid FileId) : IRequest<TicketFileAnswer>;

public sealed record TicketFileAnswer(string Name, byte[] Content);

public sealed class TicketFileHandler(PortalDb db, CurrentActor actor) : IRequestHandler<TicketFile, TicketFileAnswer>
{
    public async Task<TicketFileAnswer> Handle(TicketFile request, CancellationToken cancellationToken)
    {
        var id = new Id<Attachment>(request.FileId);
        var file = await (from ticket in db.Tickets
                          where ticket.Number == request.Number
                          from message in ticket.Messages
                          from attachment in message.Attachments
                          where attachment.Id == id
                          select new { ticket.CustomerId, ticket.PartnerId, message.IsInternal, attachment.FileName, attachment.Content!.Bytes })
            .SingleOrDefaultAsync(cancellationToken);
        if (file is null || !actor.Value.MaySee(file.CustomerId, file.PartnerId) || (file.IsInternal && !actor.Value.IsStaff))
            throw Refusal.NotFound("file");
        return new(file.FileName, file.Bytes);
    }
}

public static class TicketFileEndpoint
{
    public static void MapTicketFiles(this IEndpointRouteBuilder routes) => routes.MapGet("/tickets/{number}/files/{id:guid}", SendAsync);

    private static async Task<IResult> SendAsync(string number, Guid id, HttpContext http, Dispatcher dispatcher)
    {
        try
        {
            var file = await dispatcher.SendAsync(Visit.ActorOf(http.User), new TicketFile(number, id), http.RequestAborted);
            // Whatever was uploaded never runs here: saved to disk as bytes, not guessed at, and without rights should it open after all.
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(file.Content, "application/octet-stream", file.Name);
        }
        catch (Refusal refusal) when (refusal.Code is Refusal.Missing or "forbidden")
        {
            return Results.NotFound();
        }
        catch (Refusal refusal) when (refusal.Code == "sign-in")
        {
            return Results.Redirect($"/account/login?returnUrl={Uri.EscapeDataString(http.Request.Path)}");
        }
    }
}
