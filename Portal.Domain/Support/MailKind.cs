namespace Portal.Domain.Support;

/// <summary>Every kind of mail that the portal writes; each has one text per partner and language (SPEC 10).</summary>
public enum MailKind
{
    OrderPaid, PaymentFailed, RequestReceived, OrderRequest, ServiceApproved, ServiceRejected, Welcome, DataNeeded, DataReminder, RefundSent,
    TicketReply, TicketReplyToStaff, ConfirmEmail, ResetPassword, AlreadyRegistered, ConfirmNewEmail, Invitation,
}
