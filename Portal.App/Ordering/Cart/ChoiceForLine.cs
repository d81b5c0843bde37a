using Microsoft.AspNetCore.Components;

namespace Portal.App.Ordering;

/// <summary>Where the cart lets the add-ons of a line be chosen otherwise.</summary>
/// <param name="Line">Null while nothing is to be chosen.</param>
public sealed record ChoiceForLine(CartLineAnswer? Line, EventCallback Close, EventCallback<CartContentsAnswer> Chosen);
