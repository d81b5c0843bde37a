using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>A note on a task, for colleagues; closed tasks take notes too.</summary>
[Staff]
public sealed record WriteTaskNote(string Number, string Text) : IRequest<Unit>;

public sealed class WriteTaskNoteHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<WriteTaskNote, Unit>
{
    public async Task<Unit> Handle(WriteTaskNote request, CancellationToken cancellationToken)
    {
        var task = await db.TaskAsync(actor.Value, request.Number, cancellationToken);
        task.Note(actor.Value.Name, request.Text, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
