using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Identity answers with error codes; people get one sentence under the field that it is about.</summary>
internal static class Rules
{
    /// <summary>The login that acts.</summary>
    /// <exception cref="Refusal">It was removed meanwhile.</exception>
    public static async Task<PortalUser> OfAsync(this UserManager<PortalUser> users, Actor actor) =>
        (actor.UserId is { } id ? await users.FindByIdAsync(id.ToString()) : null) ?? throw Refusal.NotFound("login");

    /// <exception cref="Refusal">The password is too weak; the sentence says why.</exception>
    public static async Task RequireGoodPasswordAsync(this UserManager<PortalUser> users, PortalUser user, string password, string field = "Password")
    {
        foreach (var rule in users.PasswordValidators)
            if (await rule.ValidateAsync(users, user, password) is { Succeeded: false } weak)
                throw new Refusal("password.weak", weak.Errors.First().Description, field);
    }

    /// <exception cref="Refusal">Somebody else changed the login at the same time, or the address was taken meanwhile.</exception>
    public static void Demand(this IdentityResult result, string? field = null)
    {
        if (result.Succeeded)
            return;
        var error = result.Errors.First();
        throw error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)
            ? new Refusal(Refusal.Stale, "This login was changed at the same time. Try again.")
            : new Refusal("login.rule", error.Description, field);
    }
}
