using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain.Partners;

namespace Portal.App.Billing;

internal static class Letterhead
{
    /// <summary>How the selling partner shows itself on its documents, whoever's portal they are looked at on.</summary>
    public static Brand Of(PartnerTerms terms)
    {
        var (name, logo) = (terms.Get(PartnerSettings.BrandName), terms.Get(PartnerSettings.BrandLogo));
        return new(terms.Partner.Code, name.Length > 0 ? name : terms.Partner.Name, terms.Get(PartnerSettings.BrandColour), logo.Length > 0 ? logo : null, terms.Partner.TimeZone);
    }
}
