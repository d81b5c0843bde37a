using Portal.Domain;
using Portal.Domain.Partners;

namespace Portal.App.Demo;

/// <summary>Three brands that differ in what a partner can differ in: currency, language, tax, and how orders arrive.</summary>
internal static class DemoPartners
{
    public const string Default = "default", Harbour = "harbour", Peak = "peak";

    public static IReadOnlyList<Partner> Make()
    {
        var standard = new Partner(Default, "Default", Currency.Eur, "Europe/Vienna", "en-IE", isDefault: true);
        standard.Rename("Default", new("Portal Networks GmbH", "Lindengasse 12\n1070 Vienna\nAustria", "ATU 70215344", "billing@portal.demo.test"), null);
        standard.SetTaxRate("standard", "VAT", new(2000));
        standard.SetTaxRate("reduced", "Reduced VAT", new(1000));
        Set(standard, PartnerSettings.BrandName, "Portal Networks");
        Set(standard, PartnerSettings.BrandLogo, "/pictures/logo-portal.svg");
        Set(standard, PartnerSettings.OrderRecipients, "orders@portal.demo.test");
        Set(standard, PartnerSettings.AcceptGatewayPayment, true);

        var harbour = new Partner(Harbour, "Harbour", Currency.Gbp, "Europe/London", "en-GB");
        harbour.Rename("Harbour", new("Harbour Net Ltd", "4 Quay Street\nBristol BS1 4DB\nUnited Kingdom", "GB 481 2290 17", "accounts@harbour.demo.test"), "harbour.demo.test");
        harbour.SetTaxRate("standard", "VAT", new(2000));
        harbour.SetTaxRate("reduced", "Reduced VAT", new(500));
        Set(harbour, PartnerSettings.BrandName, "Harbour Net");
        Set(harbour, PartnerSettings.BrandLogo, "/pictures/logo-harbour.svg");
        Set(harbour, PartnerSettings.BrandColour, "#0f766e");
        Set(harbour, PartnerSettings.ReceiveOrdersBy, OrderChannel.Tickets);
        Set(harbour, PartnerSettings.AcceptGatewayPayment, false);
        Set(harbour, PartnerSettings.OrderRecipients, "orders@harbour.demo.test");

        var peak = new Partner(Peak, "Peak", Currency.Jpy, "Asia/Tokyo", "en-GB");
        peak.Rename("Peak", new("Peak Link K.K.", "2-7-1 Chuo\nMatsumoto, Nagano 390-0811\nJapan", "T7100 0010 22345", "billing@peak.demo.test"), "peak.demo.test");
        peak.SetTaxRate("standard", "Consumption tax", new(1000));
        peak.SetTaxRate("reduced", "Reduced consumption tax", new(800));
        Set(peak, PartnerSettings.BrandName, "Peak Link");
        Set(peak, PartnerSettings.BrandLogo, "/pictures/logo-peak.svg");
        Set(peak, PartnerSettings.BrandColour, "#c2410c");
        Set(peak, PartnerSettings.ReceiveOrdersBy, OrderChannel.Email);
        Set(peak, PartnerSettings.AcceptGatewayPayment, false);
        Set(peak, PartnerSettings.OrderRecipients, "orders@peak.demo.test");
        return [standard, harbour, peak];
    }

    public static void Set<T>(Partner partner, Setting<T> setting, T value) => partner.Set(setting, setting.Write(value));
}
