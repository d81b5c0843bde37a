using Portal.Domain.Customers;
using Portal.Domain.Support;

namespace Portal.App.Demo;

/// <summary>Everybody else: some dozens of customers who order, pay, wait and ask, the same in every demo.</summary>
internal static class DemoCrowd
{
    private static readonly string[][] ForHomes =
    [
        ["home-fibre-500"], ["home-complete"], ["virtual-server-s"], ["home-fibre-1000", "wifi-router"], ["web-hosting", "domain-com"], ["voice-flat", "voice-world"],
        ["cloud-backup"], ["managed-firewall"], ["local-press"], ["home-fibre-500", "technician-visit"], ["network-handbook"], ["lte-backup", "mailboxes-10"],
    ];

    private static readonly string[][] ForOffices = [["business-1000"], ["business-start"], ["cloud-pbx", "mailboxes-10"], ["virtual-server-l"], ["managed-firewall", "cloud-backup"], ["web-start"]];

    // Peak sells no telephone systems and no business lines in yen.
    private static readonly string[][] InYen = [["home-fibre-500"], ["home-complete"], ["virtual-server-s", "cloud-backup"], ["web-start"], ["voice-flat"], ["managed-firewall"], ["virtual-server-l"]];

    public static IEnumerable<(double DaysAgo, DemoPerson Person)> Joins => DemoCast.Crowd.Select((person, i) => (OrderedDaysAgo(i) + 1.4 + i % 3, person));

    public static void Tell(DemoStory story, DemoConversations talk)
    {
        for (var i = 0; i < DemoCast.Crowd.Count; i++)
        {
            // Four of ten have only joined so far: the first start of the program plays all of this.
            if (i * 7 % 12 < 7)
                Live(story, DemoCast.Crowd[i], i, OrderedDaysAgo(i));
            if (i % 5 == 1)
                Ask(talk, DemoCast.Crowd[i], i, OrderedDaysAgo(i) * 0.7);
        }
    }

    // Spread over six weeks without a pattern that one would see.
    private static double OrderedDaysAgo(int i) => 1.15 + i * 23 % 41 + i * 13 % 17 / 20.0;

    private static void Live(DemoStory story, DemoPerson person, int i, double ordered)
    {
        if (i % 13 == 5 && person.Partner == DemoPartners.Default)
        {
            story.LeaveUnpaid(ordered, person, i % 2 == 0 ? null : "Your card was declined. Ask your bank, or use another card.", Goods(person, i));
            return;
        }
        var order = story.Order(ordered, person, (i % 3) switch { 0 => 3 + i % 9, _ => null }, Goods(person, i));
        // Who ordered in the last days still waits; of the others some do, so that the oldest has an age.
        if (ordered < 4.5 || i % 11 == 7)
            return;
        if (i % 17 == 3 && person.Partner != DemoPartners.Default)
        {
            story.Reject(ordered - 1.1, order, "There is no free line at this address yet. We write to you when there is.");
            return;
        }
        story.Approve(ordered - 0.6 - i % 3 * 0.4, order, 2 + i % 8);
        if (i % 5 != 2 && person.Partner != DemoPartners.Default)
            story.PayInvoices(Math.Max(0.2, ordered - 2.2 - i % 12), order);
    }

    private static string[] Goods(DemoPerson person, int i)
    {
        var goods = person.Partner == DemoPartners.Peak ? InYen : person.Category == CustomerCategory.Business ? ForOffices : ForHomes;
        return goods[(i * 7 + i / 3) % goods.Length];
    }

    private static void Ask(DemoConversations talk, DemoPerson person, int i, double daysAgo)
    {
        var (subject, group, text, answer) = Questions[i / 5 % Questions.Length];
        DemoMessage[] answers = i % 3 == 0 ? [] : [new(1 + i % 7, true, answer)];
        talk.Open(daysAgo, person, subject, group, (TicketPriority)(i % 4), i % 3 == 2 && daysAgo > 6 ? TicketStatus.Closed : null, null, text, answers);
    }

    private static readonly (string Subject, string Group, string Text, string Answer)[] Questions =
    [
        ("Can I keep my telephone number?", "Sales", "I would like to change to you, but only with my number. How does that work?", "Yes. Send us the form from your portal, and we move the number on the day your line starts."),
        ("Copy of my last invoice", "Billing", "My accountant needs the last invoice again, as a document. Where do I find it?", "Under Invoices in your portal: open it and press Print. It is the same document that we keep."),
        ("Line was down this morning", "Support", "From about six to seven there was no connection. Is something broken at your side?", "A splice was renewed in your street, announced for the night and finished late. We are sorry; it is done now."),
        ("Moving house in spring", "Sales", "We move in March. Can the contract come with us?", "It can. Tell us the new address four weeks before, and the line there is on when you arrive."),
        ("Static IP address?", "Support", "I run a small camera server. Can I get an address that stays the same?", "With Business 1000 you get eight of them. For one camera, our dynamic name is free and does the same."),
        ("Two bookings on my account", "Billing", "I see the amount twice at my bank. Did I pay twice?", "One of them is a reservation that your bank lifts within five days. We received the amount once."),
    ];
}
