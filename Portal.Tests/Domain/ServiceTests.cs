using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Services;

namespace Portal.Tests.Domain;

public sealed class A_service_that_was_paid_up_front
{
    [Fact]
    public void Is_active_at_once_dated_from_the_payment_and_awaits_approval()
    {
        var service = A.PaidService(on: "2023-01-01");
        service.Status.ShouldBe(ServiceStatus.Active);
        service.AwaitsApproval.ShouldBeTrue();
        service.StartDate.ShouldBe(new DateOnly(2023, 1, 1));
        service.BilledSpan.ShouldBe(new DateSpan(new(2023, 1, 1), new(2023, 2, 1)));
    }

    [Fact]
    public void Is_in_progress_when_it_is_carried_out_by_hand() =>
        A.PaidService("2023-01-01", A.Line(A.Product(execution: ExecutionType.Manual))).Status.ShouldBe(ServiceStatus.InProgress);

    [Theory]
    [InlineData("1M", true, true)]
    [InlineData("1M", false, false)] // partner setting: no approval of paid orders
    [InlineData(null, true, false)] // bought once: there is no start date to confirm
    public void Awaits_approval_only_where_a_start_date_is_to_be_confirmed(string? period, bool needed, bool awaits) =>
        A.PaidService("2023-01-01", A.Line(A.Product(period: period)), needed).AwaitsApproval.ShouldBe(awaits);

    [Fact]
    public void Keeps_its_paid_until_date_when_it_starts_later()
    {
        var service = A.PaidService(on: "2023-01-01");
        var note = Approve(service, "2023-01-14");

        service.StartDate.ShouldBe(new DateOnly(2023, 1, 14));
        service.PaidUntil.ShouldBe(new DateOnly(2023, 2, 1));
        service.AwaitsApproval.ShouldBeFalse();
        service.ApprovedBy.ShouldBe("Sam Staff");
        note.ShouldNotBeNull();
        (note.UnusedDays, note.Paid, note.StartDate, note.Amount.Total.Minor, note.Status).ShouldBe(
            (13, new DateSpan(new(2023, 1, 1), new(2023, 2, 1)), new DateOnly(2023, 1, 14), 4194, CreditNoteStatus.RefundDue));
        (note.ServiceId, note.InvoiceId, note.CustomerId, note.ApprovalNumber).ShouldBe((service.Id, service.InvoiceId, service.CustomerId, 1));
    }

    [Fact]
    public void Gets_no_credit_note_when_it_starts_on_the_payment_date() => Approve(A.PaidService("2023-01-01"), "2023-01-01").ShouldBeNull();

    [Fact]
    public void Never_credits_the_setup_fee()
    {
        var service = A.PaidService("2023-01-01", A.Line(A.Product("100.00", setup: "49.00")));
        Approve(service, "2023-06-01")!.Amount.Total.ShouldBe(Money.Of(100, Currency.Eur));
    }

    [Fact]
    public void Credits_what_was_paid_after_the_discount()
    {
        var service = A.PaidService("2023-01-01", A.Line(A.Product("100.00"), discount: 1000));
        Approve(service, "2023-01-14")!.Amount.Total.ShouldBe(Money.Of(37.74m, Currency.Eur)); // 90.00 x 13/31
    }

    [Fact]
    public void Is_refused_a_start_before_the_payment_date_and_stays_as_it_was()
    {
        var service = A.PaidService("2023-01-01");
        Should.Throw<Refusal>(() => Approve(service, "2022-12-31")).Code.ShouldBe("approval.before-payment");
        (service.AwaitsApproval, service.ApprovalNumber, service.StartDate).ShouldBe((true, 0, new DateOnly(2023, 1, 1)));
    }

    [Fact]
    public void Has_nothing_to_credit_when_it_was_bought_once() =>
        Should.Throw<Refusal>(() => A.PaidService("2023-01-01", A.Line(A.Product(period: null))).CreditFor(new(2023, 1, 14))).Code.ShouldBe("approval.nothing-paid");

    [Fact]
    public void Cannot_be_rejected_while_active() =>
        Should.Throw<Refusal>(() => A.PaidService("2023-01-01").Reject("No")).Code.ShouldBe("service.active");

    private static CreditNote? Approve(Service service, string start)
    {
        var plan = CreditCorrection.Plan(service.CreditFor(DateOnly.Parse(start)), [], Money.Zero(Currency.Eur));
        return plan.Approve(service, "CN-1", A.Parties, "Sam Staff", DateOnly.Parse(start), A.Moment);
    }
}

public sealed class A_service_that_was_requested
{
    private readonly Service _service = A.RequestedService();

    [Fact]
    public void Is_pending_until_somebody_decides()
    {
        _service.Status.ShouldBe(ServiceStatus.Pending);
        _service.AwaitsApproval.ShouldBeTrue();
        _service.WasPaidUpFront.ShouldBeFalse();
        _service.BilledSpan.ShouldBeNull();
    }

    [Theory]
    [InlineData("2023-01-13", ServiceStatus.Pending)]
    [InlineData("2023-01-14", ServiceStatus.Active)]
    [InlineData("2023-01-15", ServiceStatus.Active)]
    public void Is_active_from_its_start_date(string today, ServiceStatus status)
    {
        _service.ApproveRequest(new(2023, 1, 14), null, "Sam Staff", A.Moment);
        _service.StatusOn(DateOnly.Parse(today)).ShouldBe(status);
    }

    [Fact]
    public void Is_billed_from_its_start_date()
    {
        var invoice = Id<Invoice>.New();
        _service.ApproveRequest(new(2023, 1, 31), invoice, "Sam Staff", A.Moment);
        (_service.StartDate, _service.PaidUntil, _service.InvoiceId).ShouldBe((new(2023, 1, 31), new(2023, 2, 28), invoice));
        _service.AwaitsApproval.ShouldBeFalse();
    }

    [Fact]
    public void Is_rejected_with_a_reason()
    {
        _service.Reject(" No fibre in this street ");
        (_service.Status, _service.RejectReason, _service.AwaitsApproval).ShouldBe((ServiceStatus.Rejected, "No fibre in this street", false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Is_not_rejected_without_a_reason(string reason)
    {
        Should.Throw<Refusal>(() => _service.Reject(reason)).Code.ShouldBe("service.reason");
        _service.Status.ShouldBe(ServiceStatus.Pending);
    }

    [Fact]
    public void Cannot_be_approved_after_it_was_rejected()
    {
        _service.Reject("No");
        Should.Throw<Refusal>(() => _service.ApproveRequest(new(2023, 1, 14), null, "Sam Staff", A.Moment)).Code.ShouldBe("service.rejected");
        _service.StartDate.ShouldBeNull();
    }
}
