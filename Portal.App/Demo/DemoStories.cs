using Portal.Domain.Support;

namespace Portal.App.Demo;

/// <summary>What the four customers with a login lived through, so that each of their pages shows something.</summary>
internal static class DemoStories
{
    /// <summary>The day from which the Default partner takes payments; before it, its customers asked too.</summary>
    public const double GatewayOn = 46;

    private static IEnumerable<(double DaysAgo, DemoPerson Person)> Joins =>
        [(78.4, DemoCast.Customer), (77.1, DemoCast.Business), (63.5, DemoCast.Request), (45.3, DemoCast.Mail)];

    /// <summary>All people of the demo, with the day on which each joined.</summary>
    public static IEnumerable<(double DaysAgo, DemoPerson Person)> Everybody => Joins.Concat(DemoCrowd.Joins);

    public static void Tell(DemoStory story, DemoConversations talk)
    {
        Customer(story, talk);
        Business(story, talk);
        Request(story, talk);
        Mail(story);
    }

    private static void Customer(DemoStory story, DemoConversations talk)
    {
        var person = DemoCast.Customer;
        var fibre = story.Order(75.3, person, 7, "home-fibre-500", "wifi-router");
        talk.Answer(75.1, fibre, TicketStatus.Closed,
            new DemoMessage(2, true, "Good morning Ms Lindqvist,\n\nthank you for your order. The line at your address is free; the router is on its way. Your start date is confirmed."),
            new DemoMessage(20, false, "Wonderful, the router has arrived. Thank you!"));
        story.Approve(74.9, fibre, 7);
        story.PayInvoices(66.2, fibre);

        story.Transfer(41.2, person, 150m);
        var web = story.Order(40.6, person, 6, "web-start");
        story.Approve(39.8, web, 6);
        talk.Open(33.3, person, "Which name servers do I enter?", "Support", TicketPriority.Low, TicketStatus.Closed, web, "Hello,\n\nI would like to use my domain with an e-mail service elsewhere. Which name servers do I enter there?",
            new DemoMessage(3, true, "Hello Ms Lindqvist,\n\nplease enter ns1.portal.demo.test and ns2.portal.demo.test. It takes up to a day until everybody knows them."),
            new DemoMessage(26, false, "Works. Thanks a lot!"));

        var firewall = story.Order(16.5, person, null, "managed-firewall");
        story.Approve(14.3, firewall, 9);
        story.MoveStart(6.4, firewall, 13);
        talk.Open(3.4, person, "Slow Wi-Fi in the evening", "Support", TicketPriority.Medium, null, fibre, "Good evening,\n\nbetween eight and ten films stop every few minutes. By cable it is fast, so I think it is the Wi-Fi. What can I do?",
            new DemoMessage(1.5, true, "Several neighbours on the same channel; channel 11 is nearly empty there. Ask her to try it before we send somebody.", Note: true),
            new DemoMessage(0.3, true, "Good evening Ms Lindqvist,\n\nmany routers around you share your channel. Please open the router's page, choose Wi-Fi, and set the channel to 11. If it is not better tomorrow evening, a technician comes by."));
        story.Transfer(2.6, person, 100m);
        story.Order(2.3, person, 6, "virtual-server-s", "voice-flat");
    }

    private static void Business(DemoStory story, DemoConversations talk)
    {
        var person = DemoCast.Business;
        var line = story.Order(70.2, person, 10, "business-1000", "cloud-pbx");
        story.Approve(69.6, line, 10);
        story.PayInvoices(60.3, line);
        var move = story.Order(52.4, person, null, "office-move");
        talk.Answer(52.2, move, TicketStatus.OnHold,
            new DemoMessage(4, true, "Good afternoon,\n\nwe would like to see the new rooms before we name a Saturday. Does next Tuesday at ten suit you?"),
            new DemoMessage(3, false, "Tuesday at ten is fine. Please ring at Hofer, the sign is not up yet."));
        story.Approve(48.2, move, 5);
        var server = story.Order(21.2, person, 5, "virtual-server-l");
        story.Approve(20.4, server, 8);
        var mails = story.Order(12.3, person, null, "mailboxes-10", "cloud-backup");
        story.Approve(11.7, mails, 3, line: 0);
        story.VoidNote(9.2, mails, "The mailboxes were in use from the first day, as the customer told us.");
        story.Order(4.6, person, 12, "business-start");
        talk.Open(1.2, person, "Invoice address has changed", "Billing", TicketPriority.High, null, null, "Good morning,\n\nsince the first of the month we are at Donaukanalstraße 41. Could you send invoices there from now on, with the reference PO-4471?");
    }

    private static void Request(DemoStory story, DemoConversations talk)
    {
        var person = DemoCast.Request;
        var fibre = story.Order(58.4, person, 4, "home-fibre-500");
        talk.Answer(58.1, fibre, TicketStatus.Closed,
            new DemoMessage(1, true, "Hello Mr Bevan,\n\nwelcome aboard. Your line will be on from the day you asked for."),
            new DemoMessage(5, false, "Brilliant, thank you."));
        story.Approve(57.6, fibre, 4);
        story.PayInvoices(49.1, fibre);
        var hosting = story.Order(31.2, person, null, "virtual-server-l");
        story.Reject(30.3, hosting, "Virtual Server L is sold out in our data centre until next month. Virtual Server S is free at once.");
        var berth = story.Order(27.3, person, 2, "berth-wifi");
        story.Approve(26.5, berth, 2);
        var press = story.Order(8.4, person, 3, "local-press", "voice-flat");
        story.Approve(6.2, press, 3);
        var server = story.Order(1.9, person, 5, "virtual-server-s");
        talk.Answer(1.8, server, null, new DemoMessage(2.5, false, "One more thing: could it run in the Bristol data centre, not in London?"));
    }

    private static void Mail(DemoStory story)
    {
        var person = DemoCast.Mail;
        var wireless = story.Order(38.2, person, 7, "village-wireless");
        story.Approve(36.4, wireless, 8);
        story.PayInvoices(24.5, wireless);
        var backup = story.Order(10.4, person, null, "cloud-backup", "network-handbook");
        story.Approve(9.3, backup, 2);
        story.Order(0.8, person, 9, "voice-flat");
    }
}
