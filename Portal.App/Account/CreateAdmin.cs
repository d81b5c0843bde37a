using System.Text;
using Portal.App.Shell;
using Portal.Domain;

namespace Portal.App.Account;

/// <summary>The command <c>create-admin --email … [--name …]</c>: makes the first login of a portal without demo data.</summary>
public static class CreateAdmin
{
    public const string PasswordVariable = "PORTAL_ADMIN_PASSWORD";

    public static bool IsMeant(string[] args) => args is ["create-admin", ..];

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        try
        {
            var email = Option(args, "--email") ?? throw new Refusal("arguments", "Say whose login it is: create-admin --email admin@example.com.");
            var password = Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given ? given : Ask();
            await services.GetRequiredService<Dispatcher>().SendAsync(Actor.System, new AddAdministrator(email, Option(args, "--name") ?? email.Split('@')[0], password));
            Console.WriteLine($"{email} can log in as administrator.");
            return 0;
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    private static string? Option(string[] args, string name)
    {
        for (var i = 1; i < args.Length; i++)
            if (args[i].StartsWith(name + "=", StringComparison.Ordinal))
                return args[i][(name.Length + 1)..];
            else if (args[i] == name && i + 1 < args.Length)
                return args[i + 1];
        return null;
    }

    private static string Ask()
    {
        if (Console.IsInputRedirected)
            throw new Refusal("arguments", $"There is nobody to ask for the password: set {PasswordVariable}, or run this in a terminal.");
        var password = ReadHidden("Password: ");
        return ReadHidden("Once more: ") == password ? password : throw new Refusal("password.differs", "The two passwords differ. Nothing was made.");
    }

    private static string ReadHidden(string prompt)
    {
        Console.Write(prompt);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
            if (key.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                text.Append(key.KeyChar);
        Console.WriteLine();
        return text.ToString();
    }
}
