using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Portal.App.Kit;

/// <summary>The portal's icons: strokes on a grid of 24, drawn in the colour of the text beside them.</summary>
public static class Icons
{
    private const string Ring = """<circle cx="12" cy="12" r="9"/>""";
    private const string Sheet = """<path d="M13.5 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.5z"/><path d="M13.5 3v5.5H19"/>""";

    private static readonly FrozenDictionary<string, MarkupString> Shapes = new Dictionary<string, string>
    {
        ["home"] = """<path d="m3.5 11 8.5-7.5 8.5 7.5"/><path d="M5.5 9.5V19a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5V9.5"/><path d="M9.75 20.5V14h4.5v6.5"/>""",
        ["cart"] = """<path d="M2.5 3.5h2.3l2.4 11.3a1.5 1.5 0 0 0 1.5 1.2h8.9a1.5 1.5 0 0 0 1.5-1.2l1.4-7.3H5.7"/><circle cx="9.5" cy="20" r="1.2"/><circle cx="17" cy="20" r="1.2"/>""",
        ["box"] = """<path d="m12 2.8 8 4.4v9.6l-8 4.4-8-4.4V7.2z"/><path d="m4.3 7.3 7.7 4.2 7.7-4.2"/><path d="M12 11.5v9.5"/><path d="m8 5.2 7.8 4.3"/>""",
        ["file"] = Sheet + """<path d="M8.5 13h7M8.5 16.5h5"/>""",
        ["invoice"] = """<path d="M5 3.5v17.3l2.3-1.5 2.4 1.5 2.3-1.5 2.3 1.5 2.4-1.5 2.3 1.5V3.5z"/><path d="M8.5 8h7M8.5 11.5h7M8.5 15h3.5"/>""",
        ["credit-note"] = Sheet + """<path d="M15 14.5H9.2M11.5 12 9 14.5l2.5 2.5"/>""",
        ["ticket"] = """<path d="M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v9.5A1.5 1.5 0 0 1 20 17h-7.5L8 20.8V17H4a1.5 1.5 0 0 1-1.5-1.5V6A1.5 1.5 0 0 1 4 4.5z"/><path d="M7 9h10M7 12.5h6"/>""",
        ["user"] = """<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-3.9 3.8-6 7.5-6s6.7 2.1 7.5 6"/>""",
        ["users"] = """<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.7-3.5 3.2-5.3 6.5-5.3s5.8 1.8 6.5 5.3"/><path d="M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 15.3c1.9.8 3.1 2.4 3.5 4.7"/>""",
        ["building"] = """<path d="M5 21V5a1.5 1.5 0 0 1 1.5-1.5h7A1.5 1.5 0 0 1 15 5v16"/><path d="M15 10h3.5A1.5 1.5 0 0 1 20 11.5V21M3 21h18"/><path d="M8.5 8h3M8.5 12h3M8.5 16h3"/>""",
        ["settings"] = """<path d="M4 7h9M18.5 7H20M4 17h1.5M11 17h9"/><circle cx="15.8" cy="7" r="2.6"/><circle cx="8.2" cy="17" r="2.6"/>""",
        ["mail"] = """<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 7 8.5 6.3L20.5 7"/>""",
        ["shield"] = """<path d="M12 3 4.8 5.5v6c0 4.5 3 7.9 7.2 9.5 4.2-1.6 7.2-5 7.2-9.5v-6z"/><path d="m9 11.8 2.2 2.2 3.9-4.2"/>""",
        ["check"] = """<path d="m4.5 12.5 5 5 10-11"/>""",
        ["check-circle"] = Ring + """<path d="m8 12.3 2.8 2.8 5.2-5.8"/>""",
        ["x-circle"] = Ring + """<path d="m9 9 6 6M15 9l-6 6"/>""",
        ["clock"] = Ring + """<path d="M12 7v5l3.3 2"/>""",
        ["alert"] = """<path d="M10.5 4.3 2.9 17.6A1.7 1.7 0 0 0 4.4 20.2h15.2a1.7 1.7 0 0 0 1.5-2.6L13.5 4.3a1.7 1.7 0 0 0-3 0z"/><path d="M12 9.3v4.5M12 17v.01"/>""",
        ["info"] = Ring + """<path d="M12 11v5M12 7.8v.01"/>""",
        ["help"] = Ring + """<path d="M9.5 9.3a2.6 2.6 0 0 1 5.1.7c0 1.7-2.6 2.1-2.6 3.7M12 16.8v.01"/>""",
        ["x"] = """<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>""",
        ["plus"] = """<path d="M12 5v14M5 12h14"/>""",
        ["minus"] = """<path d="M5 12h14"/>""",
        ["trash"] = """<path d="M4 6.5h16M9 6.5V4.8a1.3 1.3 0 0 1 1.3-1.3h3.4A1.3 1.3 0 0 1 15 4.8v1.7"/><path d="m6 6.5.8 12.6a1.5 1.5 0 0 0 1.5 1.4h7.4a1.5 1.5 0 0 0 1.5-1.4L18 6.5M10 10.5v6M14 10.5v6"/>""",
        ["edit"] = """<path d="M4 20h4.2L19.7 8.5a1.7 1.7 0 0 0 0-2.4l-1.8-1.8a1.7 1.7 0 0 0-2.4 0L4 15.8z"/><path d="m13.5 6.3 4.2 4.2"/>""",
        ["search"] = """<circle cx="10.8" cy="10.8" r="6.8"/><path d="m20.5 20.5-4.8-4.8"/>""",
        ["bell"] = """<path d="M6 9.5a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4s2-1.5 2-6.5z"/><path d="M9.8 19.5a2.3 2.3 0 0 0 4.4 0"/>""",
        ["sun"] = """<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"/>""",
        ["moon"] = """<path d="M20.3 14.2A8.5 8.5 0 0 1 9.8 3.7a8.5 8.5 0 1 0 10.5 10.5z"/>""",
        ["monitor"] = """<rect x="3" y="4" width="18" height="12.5" rx="2"/><path d="M12 16.5v4M8 20.5h8"/>""",
        ["chevron-up"] = """<path d="m6 15 6-6 6 6"/>""",
        ["chevron-down"] = """<path d="m6 9 6 6 6-6"/>""",
        ["chevron-left"] = """<path d="m15 6-6 6 6 6"/>""",
        ["chevron-right"] = """<path d="m9 6 6 6-6 6"/>""",
        ["menu"] = """<path d="M4 6.5h16M4 12h16M4 17.5h16"/>""",
        ["more"] = """<path d="M5.5 12v.01M12 12v.01M18.5 12v.01" stroke-width="2.6"/>""",
        ["logout"] = """<path d="M14.5 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20h8"/><path d="M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5"/>""",
        ["login"] = """<path d="M9.5 4h8A1.5 1.5 0 0 1 19 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-8"/><path d="M3.5 12h10M10 8.5l3.5 3.5-3.5 3.5"/>""",
        ["arrow-left"] = """<path d="M20 12H4.5M10.5 6l-6 6 6 6"/>""",
        ["arrow-right"] = """<path d="M4 12h15.5M13.5 6l6 6-6 6"/>""",
        ["arrow-up"] = """<path d="M12 20V4.5M6 10.5l6-6 6 6"/>""",
        ["arrow-down"] = """<path d="M12 4v15.5M6 13.5l6 6 6-6"/>""",
        ["external"] = """<path d="M10 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19h11a1.5 1.5 0 0 0 1.5-1.5V14M14 4.5h5.5V10M19 5l-8 8"/>""",
        ["wifi"] = """<path d="M2.5 9.5a14 14 0 0 1 19 0M5.7 13a9.3 9.3 0 0 1 12.6 0M8.9 16.3a4.6 4.6 0 0 1 6.2 0M12 19.7v.01"/>""",
        ["phone"] = """<path d="M6.3 3.5h2.4a1.3 1.3 0 0 1 1.3 1l.7 3a1.3 1.3 0 0 1-.4 1.3l-1.5 1.3a12.3 12.3 0 0 0 5.1 5.1l1.3-1.5a1.3 1.3 0 0 1 1.3-.4l3 .7a1.3 1.3 0 0 1 1 1.3v2.4a2.3 2.3 0 0 1-2.4 2.3C10.3 19.5 4.5 13.7 4 5.9a2.3 2.3 0 0 1 2.3-2.4z"/>""",
        ["server"] = """<rect x="3.5" y="4" width="17" height="7" rx="1.5"/><rect x="3.5" y="13" width="17" height="7" rx="1.5"/><path d="M7.3 7.5v.01M7.3 16.5v.01M11 7.5h5.5M11 16.5h5.5"/>""",
        ["globe"] = Ring + """<path d="M3 12h18"/><path d="M12 3c2.5 2.6 3.7 5.6 3.7 9s-1.2 6.4-3.7 9c-2.5-2.6-3.7-5.6-3.7-9S9.5 5.6 12 3z"/>""",
        ["gift"] = """<rect x="3.5" y="8" width="17" height="4" rx="1"/><path d="M5 12v7a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 19v-7M12 8v12.5"/><path d="M12 8S10.8 3.5 8.3 3.5A2.2 2.2 0 0 0 8.3 8zM12 8s1.2-4.5 3.7-4.5a2.2 2.2 0 0 1 0 4.5z"/>""",
        ["layers"] = """<path d="m12 3 9 4.8-9 4.8-9-4.8z"/><path d="m3.5 12.3 8.5 4.5 8.5-4.5"/><path d="m3.5 16.5 8.5 4.5 8.5-4.5"/>""",
        ["repeat"] = """<path d="M4 11V9.5A3.5 3.5 0 0 1 7.5 6H20M17 3l3 3-3 3"/><path d="M20 13v1.5a3.5 3.5 0 0 1-3.5 3.5H4M7 21l-3-3 3-3"/>""",
        ["bolt"] = """<path d="M13 2.8 4.5 13.5H11l-1 7.7 8.5-10.7H12z"/>""",
        ["hand"] = """<path d="M8 12.5V6.3a1.5 1.5 0 0 1 3 0V11M11 10.5V4.8a1.5 1.5 0 0 1 3 0V11M14 11V6.3a1.5 1.5 0 0 1 3 0V12M17 12v-2.2a1.5 1.5 0 0 1 3 0v4.7a6.5 6.5 0 0 1-6.5 6.5h-1.2a6.5 6.5 0 0 1-5.4-2.9l-2.6-4a1.6 1.6 0 0 1 2.5-1.9L8 14"/>""",
        ["card"] = """<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="M2.5 9.5h19M6.5 15h4"/>""",
        ["wallet"] = """<path d="M17.5 7V5.2A1.2 1.2 0 0 0 16.3 4H5.5a2 2 0 0 0-2 2v11.5a2 2 0 0 0 2 2h13a2 2 0 0 0 2-2V9a2 2 0 0 0-2-2h-13a2 2 0 0 1-2-1.5"/><path d="M16.5 13.2v.01" stroke-width="2.6"/>""",
        ["refund"] = """<path d="M4 9.5h10a5.5 5.5 0 0 1 0 11H9M8 5.5l-4 4 4 4"/>""",
        ["calendar"] = """<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.8v4M16 2.8v4"/>""",
        ["filter"] = """<path d="M4 6.5h16M7 12h10M10 17.5h4"/>""",
        ["print"] = """<path d="M7 8.5V3.5h10v5"/><path d="M7 17H5a1.5 1.5 0 0 1-1.5-1.5V10A1.5 1.5 0 0 1 5 8.5h14a1.5 1.5 0 0 1 1.5 1.5v5.5A1.5 1.5 0 0 1 19 17h-2"/><path d="M7 14h10v6.5H7z"/>""",
        ["download"] = """<path d="M12 3.5v11.5M7.5 11l4.5 4.5 4.5-4.5M4 17v2a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-2"/>""",
        ["upload"] = """<path d="M12 15.5V4M7.5 8.5 12 4l4.5 4.5M4 17v2a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-2"/>""",
        ["paperclip"] = """<path d="m20 11.5-8.3 8.3a5.2 5.2 0 0 1-7.4-7.4l8.6-8.6a3.5 3.5 0 0 1 4.9 4.9l-8.4 8.4a1.7 1.7 0 0 1-2.5-2.5l7.6-7.6"/>""",
        ["send"] = """<path d="M20.8 3.2 3 9.5l7.5 4 4 7.5z"/><path d="m10.5 13.5 4-4"/>""",
        ["reply"] = """<path d="M9.5 5.5 4 11l5.5 5.5M4 11h9.5a6.5 6.5 0 0 1 6.5 6.5v1"/>""",
        ["lock"] = """<rect x="4.5" y="10.5" width="15" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2"/>""",
        ["key"] = """<circle cx="7.5" cy="15.5" r="4"/><path d="m10.5 12.5 9-9M16 7l3 3M13.5 9.5l2 2"/>""",
        ["eye"] = """<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>""",
        ["star"] = """<path d="m12 3.3 2.7 5.5 6 .9-4.35 4.2 1 6L12 17.1l-5.35 2.8 1-6L3.3 9.7l6-.9z"/>""",
        ["play"] = """<path d="M7 4.5v15l12.5-7.5z"/>""",
        ["pause"] = """<path d="M8.5 5v14M15.5 5v14"/>""",
        ["copy"] = """<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M5 15.5h-.2A1.3 1.3 0 0 1 3.5 14.2V5a1.5 1.5 0 0 1 1.5-1.5h9.2a1.3 1.3 0 0 1 1.3 1.3V5"/>""",
        ["undo"] = """<path d="M4.5 4.5v5.5H10"/><path d="M5 10a8 8 0 1 1-.7 5"/>""",
        ["refresh"] = """<path d="M20 4.5V10h-5.5"/><path d="M19.5 10a8 8 0 1 0 .2 5"/>""",
        ["link"] = """<path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3"/><path d="M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1"/>""",
        ["chart"] = """<path d="M4 4v14.5A1.5 1.5 0 0 0 5.5 20H20"/><path d="M8.5 16v-4M12.5 16V8M16.5 16v-6"/>""",
        ["percent"] = """<path d="m18.5 5.5-13 13"/><circle cx="7.5" cy="7.5" r="2.5"/><circle cx="16.5" cy="16.5" r="2.5"/>""",
        ["tag"] = """<path d="M3.5 4.8v6.4a1.5 1.5 0 0 0 .4 1l8.1 8.1a1.5 1.5 0 0 0 2.1 0l6.2-6.2a1.5 1.5 0 0 0 0-2.1l-8.1-8.1a1.5 1.5 0 0 0-1-.4H4.8a1.3 1.3 0 0 0-1.3 1.3z"/><path d="M8 8v.01" stroke-width="2.4"/>""",
        ["pin"] = """<path d="M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>""",
        ["truck"] = """<path d="M2.5 6h11.5v11h-4.5M5 17H2.5V6M14 10h4l3.5 3.5V17h-2M14 17h1"/><circle cx="7.2" cy="17.5" r="2"/><circle cx="17.3" cy="17.5" r="2"/>""",
    }.ToFrozenDictionary(icon => icon.Key, icon => (MarkupString)icon.Value, StringComparer.Ordinal);

    /// <summary>All names, for pickers.</summary>
    public static IEnumerable<string> Names => Shapes.Keys.Order(StringComparer.Ordinal);

    public static bool Has(string name) => Shapes.ContainsKey(name);

    /// <summary>The shape of that name; products name their icons freely, so an unknown one becomes a box.</summary>
    public static MarkupString Shape(string name) => Shapes.TryGetValue(name, out var shape) ? shape : Shapes["box"];
}
