using Portal.Domain.Customers;

namespace Portal.App.Demo;

/// <summary>The four customers with a login, and some dozens without one, so that lists have pages.</summary>
internal static class DemoCast
{
    public static DemoPerson Customer { get; } = new(DemoPartners.Default, CustomerCategory.Individual, "Marta Lindqvist", "customer@demo.test")
    {
        Phone = "+43 660 555 0134", Address = "Rosengasse 8/14\n1070 Vienna\nAustria", Location = "Vienna", Labels = ["loyal"],
    };

    public static DemoPerson Business { get; } = new(DemoPartners.Default, CustomerCategory.Business, "Quinn & Partner Architects", "business@demo.test")
    {
        Phone = "+43 1 555 0190", Address = "Donaukanalstraße 41\n1020 Vienna\nAustria", TaxNumber = "ATU 66120987", Location = "Vienna", CreditLimit = 2500m, DiscountBasisPoints = 500, Labels = ["key account"],
    };

    public static DemoPerson Request { get; } = new(DemoPartners.Harbour, CustomerCategory.Individual, "Rhys Bevan", "request@demo.test")
    {
        Phone = "+44 117 496 0122", Address = "19 Ferry Lane\nBristol BS1 6XA\nUnited Kingdom", Location = "Bristol",
    };

    public static DemoPerson Mail { get; } = new(DemoPartners.Peak, CustomerCategory.Individual, "Haruka Mori", "mail@demo.test")
    {
        Phone = "+81 263 55 0178", Address = "3-5-2 Ote\nMatsumoto, Nagano 390-0874\nJapan", Location = "Matsumoto", Labels = ["rural"],
    };

    /// <summary>The others, always the same ones.</summary>
    public static IReadOnlyList<DemoPerson> Crowd { get; } =
    [
        .. People(DemoPartners.Default, "Vienna,Graz,Linz,Salzburg,Innsbruck", "Anna Gruber,Lukas Steiner,Sophie Wagner,Felix Huber,Lena Moser,Paul Bauer,Clara Fuchs,Jakob Eder,Emma Pichler,David Leitner,Nora Winkler,Simon Aigner,Mia Schuster,Tobias Haas,Elif Yılmaz,Marko Petrović,Agnieszka Nowak,Jiří Dvořák,Zsófia Kovács,Luca Bianchi,Camille Laurent,Ingrid Solberg,Mateo Fernández,Eleni Papadaki"),
        .. Companies(DemoPartners.Default, "Graz,Vienna,Linz", "Alpenblick Hotel GmbH,Bäckerei Sonnleitner,Kanzlei Dr. Hofer,Mühlviertel Holzbau GmbH,Studio Nordlicht,Praxis am Stadtpark,Weinhof Reisinger,Radwerkstatt Speiche"),
        .. People(DemoPartners.Harbour, "Bristol,Bath,Exeter,Falmouth", "Oliver Whitcombe,Amelia Trelawny,George Pascoe,Isla Fairweather,Harry Penrose,Niamh Gallagher,Aisha Rahman,Callum Fraser,Sienna Hartley,Dylan Rees,Freya Coombes,Theo Ashdown"),
        .. Companies(DemoPartners.Harbour, "Bristol,Exeter", "Quayside Coffee Roasters,Merchant Venturers Sailing Club,Lantern Street Books,Severn Boatyard Ltd"),
        .. People(DemoPartners.Peak, "Matsumoto,Azumino,Nagano", "Kenji Takahashi,Yui Nakamura,Sota Kobayashi,Aoi Yamamoto,Ren Ito,Hina Suzuki,Daiki Watanabe,Mei Tanaka"),
        .. Companies(DemoPartners.Peak, "Hakuba", "Hakuba Mountain Lodge,Shinshu Soba Works"),
    ];

    private static IEnumerable<DemoPerson> People(string partner, string towns, string names) => Make(partner, CustomerCategory.Individual, towns.Split(','), names.Split(','));

    private static IEnumerable<DemoPerson> Companies(string partner, string towns, string names) => Make(partner, CustomerCategory.Business, towns.Split(','), names.Split(','));

    private static IEnumerable<DemoPerson> Make(string partner, CustomerCategory category, string[] towns, string[] names) => names.Select((name, i) =>
    {
        var (streets, phone) = Country(partner);
        var (town, street, house) = (towns[i % towns.Length], streets[(i * 5 + name.Length) % streets.Length], 3 + i * 7 % 90);
        return new DemoPerson(partner, category, name, $"{Letters(name)}@{(category == CustomerCategory.Individual ? "mail" : "office")}.demo.test")
        {
            Location = town, Address = partner == DemoPartners.Default ? $"{street} {house}\n{town}" : $"{house} {street}\n{town}", Phone = $"{phone}{(103 + i * 37) % 900 + 100}",
            Labels = (i % 5) switch { 0 => ["loyal"], 3 => ["rural"], _ => [] },
            CreditLimit = category == CustomerCategory.Business && partner == DemoPartners.Default ? 1000m * (1 + i % 4) : 0,
        };
    });

    // Numbers that are kept free for stories, where the country keeps some.
    private static (string[] Streets, string Phone) Country(string partner) => partner switch
    {
        DemoPartners.Default => (["Bahnhofstraße", "Mühlgasse", "Hauptplatz", "Gartenweg", "Kirchengasse", "Ringstraße"], "+43 660 555 0"),
        DemoPartners.Harbour => (["Station Road", "Mill Lane", "Market Square", "River Walk", "Church Hill", "North Gate"], "+44 117 496 0"),
        _ => (["Ote", "Chuo", "Jonan", "Motomachi", "Kitafukashi"], "+81 263 55 0"),
    };

    /// <summary>The name as the first half of an address: “Jiří Dvořák” is jiri.dvorak.</summary>
    private static string Letters(string name) => string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant()
        .Select(letter => letter switch { ' ' => '.', 'ı' => 'i', _ => letter }).Where(letter => letter == '.' || char.IsAsciiLetterLower(letter))).Replace("..", ".", StringComparison.Ordinal).Trim('.');
}
