using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>
/// Checks address and password. Whether there is such a login, whether it is locked, and what was wrong, is never told: the answer
/// and the time it takes are the same.
/// </summary>
[Anyone]
public sealed record LogIn(string Email, string Password) : IRequest<LoggedIn>;

/// <summary>The page signs this login in.</summary>
public sealed record LoggedIn(Guid UserId);

public sealed class LogInHandler(PortalDb db, UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, TimeProvider clock, ILogger<LogInHandler> log)
    : IRequestHandler<LogIn, LoggedIn>
{
    public const int MostFailures = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    // Compared with when there is nothing to compare with, so that the answer does not come sooner. Nobody knows its password.
    private static string? _decoy;

    public async Task<LoggedIn> Handle(LogIn request, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(request.Email.Trim());
        var open = user is { PasswordHash: not null } && !IsLocked(user.LockoutEnd);
        var result = hasher.VerifyHashedPassword(user!, open ? user!.PasswordHash! : Decoy(hasher), request.Password);
        if (!open)
            throw Wrong();
        if (result == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(user!.Id, cancellationToken);
            throw Wrong();
        }
        // Guesses that ran at the same time may have locked it meanwhile; the right one among them must not get through then.
        var now = await db.Users.AsNoTracking().Where(row => row.Id == user!.Id).Select(row => new { row.LockoutEnd, row.AccessFailedCount }).SingleAsync(cancellationToken);
        if (IsLocked(now.LockoutEnd))
            throw Wrong();
        if (now.AccessFailedCount > 0)
            await ForgetFailuresAsync(user!.Id, cancellationToken);
        if (!user!.EmailConfirmed)
            throw new Refusal("login.unconfirmed", "Confirm your e-mail address first: open the link in the mail that we sent you.", "Email");
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = hasher.HashPassword(user, request.Password);
            await db.SaveChangesAsync(cancellationToken);
        }
        return new(user.Id);
    }

    private bool IsLocked(DateTimeOffset? until) => until > clock.GetUtcNow();

    private async Task CountFailureAsync(Guid id, CancellationToken cancellation)
    {
        await using var work = await db.BeginAsync(cancellation);
        var row = db.Users.Where(user => user.Id == id);
        // Counted by the database, because tries at the same time would overwrite each other's count.
        await row.ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1), cancellation);
        if (await row.Select(user => user.AccessFailedCount).SingleAsync(cancellation) >= MostFailures)
        {
            DateTimeOffset? until = clock.GetUtcNow() + LockedFor;
            await row.ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, until), cancellation);
            log.LogWarning("Login {UserId} is locked until {Until} after {Failures} wrong passwords", id, until, MostFailures);
        }
        await work.CommitAsync(cancellation);
    }

    private async Task ForgetFailuresAsync(Guid id, CancellationToken cancellation)
    {
        await using var work = await db.BeginAsync(cancellation);
        await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, 0), cancellation);
        await work.CommitAsync(cancellation);
    }

    private static string Decoy(IPasswordHasher<PortalUser> hasher) =>
        _decoy ??= hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    private static Refusal Wrong() => new("login.wrong", "E-mail address or password is wrong. After five wrong passwords a login is locked for 15 minutes.");
}
