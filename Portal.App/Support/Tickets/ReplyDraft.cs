namespace Portal.App.Support;

/// <summary>What stands in the reply box when it is sent.</summary>
public sealed record ReplyDraft(string Body, bool IsNote, IReadOnlyList<UploadedFile> Files);
