namespace Portal.Domain.Partners;

/// <summary>A side of a document as it is printed: copied into each document when it is issued, so that later changes never reach it.</summary>
public sealed record Party(string Name, string Address, string TaxNumber, string Email)
{
    public static Party Empty { get; } = new("", "", "", "");
}
