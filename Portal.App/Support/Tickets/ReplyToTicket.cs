using MediatR;
using Portal.App.Shell;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>A message that the other side reads, and gets by mail. It opens a closed ticket again (SPEC 10).</summary>
[Customer, Staff]
public sealed record ReplyToTicket(string Number, string Body, IReadOnlyList<UploadedFile> Files) : IRequest<Unit>;

public sealed class ReplyToTicketHandler(PortalDb db, TicketDesk desk) : IRequestHandler<ReplyToTicket, Unit>
{
    public async Task<Unit> Handle(ReplyToTicket request, CancellationToken cancellationToken)
    {
        var ticket = await desk.FindAsync(request.Number, cancellationToken);
        var message = desk.Write(ticket, request.Body, isInternal: false, request.Files);
        await desk.TellAsync(ticket, message, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
