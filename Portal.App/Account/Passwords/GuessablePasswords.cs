using Microsoft.AspNetCore.Identity;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Refuses passwords that an attacker tries first: the own name or address, a row of keys, the best known words.</summary>
public sealed class GuessablePasswords : IPasswordValidator<PortalUser>
{
    /// <summary>Hashing has to read all of it, so that an endless one would be an attack.</summary>
    private const int Longest = 200;

    private static readonly string[] Known =
    [
        "password", "passwort", "letmein", "welcome", "iloveyou", "qwertyuiop", "qwertzuiop", "asdfghjkl", "administrator", "changeme", "football",
        "baseball", "princess", "sunshine", "dragon", "monkey", "superman", "trustno1", "abcdefgh", "1q2w3e4r", "1qaz2wsx", "123456789", "0123456789",
        "987654321", "11111111", "portal",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        var text = password ?? "";
        if (text.Length > Longest)
            return Refused($"Use at most {Longest} characters.");
        var own = new[] { user.Email?.Split('@')[0], user.DisplayName }.OfType<string>().Where(part => part.Length >= 4);
        // What is left without the guessable part decides: “password123” is as bad as “password”.
        foreach (var part in Known.Concat(own))
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase) && text.Length - part.Length < 6)
                return Refused("This password is easy to guess. Use several words, or let a password manager choose.");
        return Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Refused(string sentence) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "Guessable", Description = sentence }));
}
