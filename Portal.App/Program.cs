using Portal.App;
using Portal.App.Account;
using Portal.App.Shell;

try
{
    await using var app = StartUp.NewBuilder(args).AddPortal().Build();
    await app.PrepareAsync();
    if (CreateAdmin.IsMeant(args))
        return await CreateAdmin.RunAsync(app.Services, args);
    if (RebuildSearch.IsMeant(args))
        return await RebuildSearch.RunAsync(app.Services);
    app.MapPortal();
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartUp.Sentence(error) is { } sentence)
{
    // What the operator can mend is said in one sentence; everything else is a fault and shows where it happened.
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
