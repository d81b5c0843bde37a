using Portal.Domain.Services;

namespace Portal.Domain.Billing;

/// <summary>
/// What a new start date does to the credit notes that a service already has (SPEC 4: corrects instead of stacking).
/// </summary>
/// <param name="Credit">What the new date is worth in all.</param>
/// <param name="Void">Notes to void because the new date is worth less than they are.</param>
/// <param name="Issue">The note to issue; zero when none is needed.</param>
public sealed record CreditCorrection(Credit Credit, IReadOnlyList<CreditNote> Void, TaxedAmount Issue)
{
    public bool IssuesNote => Issue.Total.IsPositive;

    /// <summary>What the balance gains, or loses when negative.</summary>
    public Money BalanceChange => Issue.Total - Void.Select(note => note.Amount.Total).Sum(Issue.Currency);

    /// <summary>
    /// Later: one note for the difference. Earlier: unused notes are voided, newest first, and one note is issued for what
    /// remains, so that the sum of what counts is always the credit of the last date.
    /// </summary>
    /// <param name="balance">What the customer has: a note whose amount was spent cannot be voided.</param>
    /// <exception cref="Refusal">What would have to be taken back was already used or paid back.</exception>
    public static CreditCorrection Plan(Credit credit, IEnumerable<CreditNote> notes, Money balance)
    {
        var currency = credit.Amount.Currency;
        var counting = notes.Where(note => note.Counts).OrderByDescending(note => note.ApprovalNumber).ToList();
        var given = counting.Select(note => note.Amount).Sum(currency);
        var voided = new List<CreditNote>();
        while (given.Total > credit.Amount.Total || IsUneven(credit.Amount - given))
        {
            var next = counting.Find(note => note.Status == CreditNoteStatus.RefundDue && !voided.Contains(note));
            if (next is null && given.Total > credit.Amount.Total)
                throw Used(counting, credit);
            if (next is null)
                break;
            voided.Add(next);
            given -= next.Amount;
        }
        var correction = new CreditCorrection(credit, voided, Even(credit.Amount - given));
        return (balance + correction.BalanceChange).IsNegative
            ? throw Refused(credit, "the amount was already spent from the balance", counting[0].StartDate)
            : correction;
    }

    /// <summary>
    /// Confirms the start date of a service whose first period is paid, the first time or again, and returns the credit note
    /// to keep, if the date is worth one (SPEC 4). Voids the notes that the plan names; the paid-until date stays.
    /// </summary>
    /// <param name="number">The credit note's number; used only when the plan issues one.</param>
    public CreditNote? Approve(Service service, string number, DocumentParties parties, string by, DateOnly today, DateTime at)
    {
        service.ApprovePaid(Credit.Start, by, at);
        foreach (var note in Void)
            note.Void($"Replaced: the start date changed to {Credit.Start:yyyy-MM-dd}");
        return IssuesNote ? new CreditNote(number, service, Credit, Issue, $"Unused days before the start of {service.Name}", parties, today, at) : null;
    }

    // Net and tax are rounded apart: between two dates of a service that costs a few cents, one can fall while the other rises.
    private static bool IsUneven(TaxedAmount difference) => difference.NetMinor < 0 || difference.TaxMinor < 0;

    private static TaxedAmount Even(TaxedAmount difference)
    {
        var tax = Math.Clamp(difference.TaxMinor, 0, Math.Max(0, difference.Total.Minor));
        return new(difference.Total.Minor - tax, tax, difference.Currency);
    }

    private static Refusal Used(List<CreditNote> counting, Credit credit)
    {
        var used = counting.Find(note => note.Status != CreditNoteStatus.RefundDue)
            ?? throw new InvalidOperationException("Notes that are due can all be voided.");
        var how = used.Status == CreditNoteStatus.Closed ? "used on an invoice" : "paid back";
        return Refused(credit, $"credit note {used.Number} was already {how}", used.StartDate);
    }

    private static Refusal Refused(Credit credit, string why, DateOnly earliest) => new("approval.credit-used",
        $"The start date cannot move back to {credit.Start:yyyy-MM-dd}: {why}. Choose {earliest:yyyy-MM-dd} or later.", "StartDate");
}
