namespace Portal.App.Home;

/// <summary>Something that waits for the person at the screen, and where it is done.</summary>
public sealed record NoticeLink(string Icon, string Text, string Href);
