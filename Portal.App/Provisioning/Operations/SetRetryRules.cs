using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>How failures are retried, per kind of operation; holds from the next failure on.</summary>
[Administrator]
public sealed record SetRetryRules(IReadOnlyList<RetryRuleRow> Rules) : IRequest<Unit>;

public sealed class SetRetryRulesHandler(PortalDb db, AuditTrail audit) : IRequestHandler<SetRetryRules, Unit>
{
    public async Task<Unit> Handle(SetRetryRules request, CancellationToken cancellationToken)
    {
        var known = await db.RetryRules.ToDictionaryAsync(rule => rule.Kind, cancellationToken);
        foreach (var row in request.Rules)
        {
            var rule = known.GetValueOrDefault(row.Kind) ?? new RetryRule(row.Kind);
            var before = Words(rule);
            Set(rule, row);
            if (Words(rule) == before)
                continue;
            if (!known.ContainsKey(row.Kind))
                db.RetryRules.Add(rule);
            audit.Add("retry-rule.changed", $"Retries of {row.Kind.Word()}", before, Words(rule), null);
        }
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }

    // Each kind has its own boxes: the refusal goes under the right one.
    private static void Set(RetryRule rule, RetryRuleRow row)
    {
        try
        {
            rule.Set(row.EveryMinutes, row.MostFailures);
        }
        catch (Refusal wrong)
        {
            throw new Refusal(wrong.Code, wrong.Message, $"{wrong.Field}.{row.Kind}");
        }
    }

    private static string Words(RetryRule rule) => $"every {rule.EveryMinutes} min, up to {rule.MostFailures} failures";
}
