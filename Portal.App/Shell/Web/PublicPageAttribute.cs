namespace Portal.App.Shell;

/// <summary>A page that search engines may keep. Every other one tells them not to: it is somebody's own, or of no use to a stranger.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute;
