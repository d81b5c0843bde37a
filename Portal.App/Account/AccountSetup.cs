using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Portal.App.Customers;
using Portal.App.Shell;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Logins: ASP.NET Core Identity on the portal's database, with cookies.</summary>
public static class AccountSetup
{
    /// <summary>
    /// PBKDF2 rounds with HMAC-SHA512: the number that OWASP asks for, as much work as 600,000 rounds with SHA-256. A login takes
    /// about 200 ms of one core. Older passwords are hashed anew when their owner logs in.
    /// </summary>
    private const int PasswordRounds = 210_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var portal = PortalOptions.Read(configuration, environment);
        var secure = portal.IsHttps;
        services.AddHttpContextAccessor();
        services.AddIdentityCore<PortalUser>(Options)
            .AddUserStore<UserOnlyStore<PortalUser, PortalDb, Guid>>()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>()
            .AddPasswordValidator<GuessablePasswords>()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRounds);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromDays(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options => Cookie(options, secure, portal.LoginLasts));
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CircuitHandler, CircuitSignIn.Opening>();
        services.AddScoped<Entrance>();
        services.Fill<LoginsOfCustomer, LoginsPanel>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = secure ? "__Host-portal-form" : "portal-form";
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddDataProtection().SetApplicationName("Portal").PersistKeysToDbContext<PortalDb>();
        return services;
    }

    private static void Options(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Addresses are checked by EmailAddress; the framework's list would refuse o'neill@example.com.
        options.User.AllowedUserNameCharacters = "";
        options.SignIn.RequireConfirmedEmail = true;
        // Length is what helps; rules about kinds of characters only make passwords that people write down.
        options.Password = new() { RequiredLength = 10, RequiredUniqueChars = 5, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
    }

    private static void Cookie(CookieAuthenticationOptions options, bool secure, TimeSpan lasts)
    {
        options.Cookie.Name = secure ? "__Host-portal" : "portal";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = lasts;
        options.SlidingExpiration = true;
        options.LoginPath = "/account/login";
        options.LogoutPath = "/account/logout";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = CookieCheck.CheckAsync;
        // The answer itself says no, with its words; the framework would lead to another page that answers 200.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
