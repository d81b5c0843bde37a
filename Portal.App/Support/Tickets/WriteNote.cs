using MediatR;
using Portal.App.Shell;
using Portal.Infrastructure;

namespace Portal.App.Support;

/// <summary>A note among staff: the customer never sees it, and no mail tells of it.</summary>
[Staff]
public sealed record WriteNote(string Number, string Body, IReadOnlyList<UploadedFile> Files) : IRequest<Unit>;

public sealed class WriteNoteHandler(PortalDb db, TicketDesk desk) : IRequestHandler<WriteNote, Unit>
{
    public async Task<Unit> Handle(WriteNote request, CancellationToken cancellationToken)
    {
        var ticket = await desk.FindAsync(request.Number, cancellationToken);
        desk.Write(ticket, request.Body, isInternal: true, request.Files);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
