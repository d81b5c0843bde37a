using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.Tests.Domain;

/// <summary>
/// Every (from, to) pair of every status, against a table written out here from SPEC 3, 4, 10 and 11. A status that the table
/// does not name fails all its pairs.
/// </summary>
public sealed class Every_move
{
    private static readonly Moves<OrderStatus> Orders = new()
    {
        [OrderStatus.AwaitingPayment] = [OrderStatus.PaymentPending, OrderStatus.PaymentFailed, OrderStatus.Paid, OrderStatus.Canceled],
        [OrderStatus.PaymentPending] = [OrderStatus.PaymentFailed, OrderStatus.Paid],
        [OrderStatus.PaymentFailed] = [OrderStatus.AwaitingPayment, OrderStatus.PaymentPending, OrderStatus.Paid, OrderStatus.Canceled],
        [OrderStatus.Paid] = [OrderStatus.Completed],
        [OrderStatus.Requested] = [OrderStatus.Completed, OrderStatus.Rejected, OrderStatus.Canceled],
        [OrderStatus.Completed] = [],
        [OrderStatus.Rejected] = [],
        [OrderStatus.Canceled] = [],
    };

    private static readonly Moves<ServiceStatus> Services = new()
    {
        [ServiceStatus.Pending] = [ServiceStatus.ConfigurationRequired, ServiceStatus.InProgress, ServiceStatus.Active, ServiceStatus.Rejected],
        [ServiceStatus.ConfigurationRequired] = [ServiceStatus.InProgress, ServiceStatus.Active, ServiceStatus.Rejected, ServiceStatus.Ended],
        [ServiceStatus.InProgress] = [ServiceStatus.Active, ServiceStatus.Rejected, ServiceStatus.Ended],
        [ServiceStatus.Active] = [ServiceStatus.Suspended, ServiceStatus.Ended],
        [ServiceStatus.Suspended] = [ServiceStatus.Active, ServiceStatus.Ended],
        [ServiceStatus.Ended] = [],
        [ServiceStatus.Rejected] = [],
    };

    private static readonly Moves<CreditNoteStatus> CreditNotes = new()
    {
        [CreditNoteStatus.RefundDue] = [CreditNoteStatus.Refunding, CreditNoteStatus.Closed, CreditNoteStatus.Deleted],
        [CreditNoteStatus.Refunding] = [CreditNoteStatus.Refunded, CreditNoteStatus.RefundDue],
        [CreditNoteStatus.Refunded] = [CreditNoteStatus.RefundDue], // the gateway may still fail a refund that had succeeded
        [CreditNoteStatus.Closed] = [],
        [CreditNoteStatus.Deleted] = [],
    };

    private static readonly Moves<InvoiceStatus> Invoices = new()
    {
        [InvoiceStatus.Draft] = [InvoiceStatus.Issued],
        [InvoiceStatus.Issued] = [InvoiceStatus.Paid, InvoiceStatus.Canceled],
        [InvoiceStatus.Paid] = [],
        [InvoiceStatus.Canceled] = [],
    };

    private static readonly Moves<PaymentStatus> Payments = new()
    {
        [PaymentStatus.Created] = [PaymentStatus.Open, PaymentStatus.Processing, PaymentStatus.Succeeded, PaymentStatus.Failed, PaymentStatus.Canceled],
        [PaymentStatus.Open] = [PaymentStatus.Processing, PaymentStatus.Succeeded, PaymentStatus.Failed, PaymentStatus.Canceled],
        [PaymentStatus.Processing] = [PaymentStatus.Succeeded, PaymentStatus.Failed, PaymentStatus.Canceled],
        [PaymentStatus.Succeeded] = [],
        [PaymentStatus.Failed] = [PaymentStatus.Succeeded], // money that arrives after all is a fact
        [PaymentStatus.Canceled] = [PaymentStatus.Succeeded],
    };

    private static readonly Moves<RefundStatus> Refunds = new()
    {
        [RefundStatus.Created] = [RefundStatus.Pending, RefundStatus.Succeeded, RefundStatus.Failed],
        [RefundStatus.Pending] = [RefundStatus.Succeeded, RefundStatus.Failed],
        [RefundStatus.Succeeded] = [RefundStatus.Failed],
        [RefundStatus.Failed] = [],
    };

    private static readonly Moves<TicketStatus> Tickets = new()
    {
        [TicketStatus.New] = [TicketStatus.Open, TicketStatus.OnHold, TicketStatus.Closed],
        [TicketStatus.Open] = [TicketStatus.OnHold, TicketStatus.Closed],
        [TicketStatus.OnHold] = [TicketStatus.Open, TicketStatus.Closed],
        [TicketStatus.Closed] = [TicketStatus.Open],
    };

    private static readonly Moves<MailStatus> Mails = new()
    {
        [MailStatus.Queued] = [MailStatus.Sent, MailStatus.Failed],
        [MailStatus.Sent] = [],
        [MailStatus.Failed] = [MailStatus.Queued],
    };

    public static TheoryData<OrderStatus, OrderStatus> OrderPairs => Moves<OrderStatus>.AllPairs;
    public static TheoryData<ServiceStatus, ServiceStatus> ServicePairs => Moves<ServiceStatus>.AllPairs;
    public static TheoryData<CreditNoteStatus, CreditNoteStatus> CreditNotePairs => Moves<CreditNoteStatus>.AllPairs;
    public static TheoryData<InvoiceStatus, InvoiceStatus> InvoicePairs => Moves<InvoiceStatus>.AllPairs;
    public static TheoryData<PaymentStatus, PaymentStatus> PaymentPairs => Moves<PaymentStatus>.AllPairs;
    public static TheoryData<RefundStatus, RefundStatus> RefundPairs => Moves<RefundStatus>.AllPairs;
    public static TheoryData<TicketStatus, TicketStatus> TicketPairs => Moves<TicketStatus>.AllPairs;
    public static TheoryData<MailStatus, MailStatus> MailPairs => Moves<MailStatus>.AllPairs;

    [Theory, MemberData(nameof(OrderPairs))]
    public void Of_an_order(OrderStatus from, OrderStatus to) => Order.CanMove(from, to).ShouldBe(Orders.Allow(from, to));

    [Theory, MemberData(nameof(ServicePairs))]
    public void Of_a_service(ServiceStatus from, ServiceStatus to) => Service.CanMove(from, to).ShouldBe(Services.Allow(from, to));

    [Theory, MemberData(nameof(CreditNotePairs))]
    public void Of_a_credit_note(CreditNoteStatus from, CreditNoteStatus to) => CreditNote.CanMove(from, to).ShouldBe(CreditNotes.Allow(from, to));

    [Theory, MemberData(nameof(InvoicePairs))]
    public void Of_an_invoice(InvoiceStatus from, InvoiceStatus to) => Invoice.CanMove(from, to).ShouldBe(Invoices.Allow(from, to));

    [Theory, MemberData(nameof(PaymentPairs))]
    public void Of_a_payment(PaymentStatus from, PaymentStatus to) => Payment.CanMove(from, to).ShouldBe(Payments.Allow(from, to));

    [Theory, MemberData(nameof(RefundPairs))]
    public void Of_a_refund(RefundStatus from, RefundStatus to) => Refund.CanMove(from, to).ShouldBe(Refunds.Allow(from, to));

    [Theory, MemberData(nameof(TicketPairs))]
    public void Of_a_ticket(TicketStatus from, TicketStatus to) => Ticket.CanMove(from, to).ShouldBe(Tickets.Allow(from, to));

    [Theory, MemberData(nameof(MailPairs))]
    public void Of_a_mail(MailStatus from, MailStatus to) => OutgoingMail.CanMove(from, to).ShouldBe(Mails.Allow(from, to));

    private sealed class Moves<T> : Dictionary<T, T[]> where T : struct, Enum
    {
        public static TheoryData<T, T> AllPairs
        {
            get
            {
                var pairs = new TheoryData<T, T>();
                foreach (var from in Enum.GetValues<T>())
                    foreach (var to in Enum.GetValues<T>())
                        pairs.Add(from, to);
                return pairs;
            }
        }

        public bool Allow(T from, T to) => this[from].Contains(to);
    }
}
