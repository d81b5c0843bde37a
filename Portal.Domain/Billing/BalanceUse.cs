namespace Portal.Domain.Billing;

public static class BalanceUse
{
    /// <summary>
    /// After money was taken from the balance for an invoice: closes the oldest credit notes that the balance no longer covers,
    /// because their money is what was spent. The surplus of a closed note stays on the balance (SPEC 4).
    /// </summary>
    /// <param name="due">The customer's credit notes in status Refund due.</param>
    /// <param name="balance">The balance after the invoice was paid.</param>
    /// <returns>The notes that were closed.</returns>
    public static IReadOnlyList<CreditNote> CloseSpent(IEnumerable<CreditNote> due, Money balance, string invoiceNumber)
    {
        var open = due.Where(note => note.Status == CreditNoteStatus.RefundDue).OrderBy(note => note.CreatedAt).ThenBy(note => note.Number, StringComparer.Ordinal).ToList();
        var closed = new List<CreditNote>();
        while (open.Count > 0 && open.Select(note => note.Amount.Total).Sum(balance.Currency) > balance)
        {
            open[0].Close(invoiceNumber);
            closed.Add(open[0]);
            open.RemoveAt(0);
        }
        return closed;
    }
}
