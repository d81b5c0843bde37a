using FsCheck;
using FsCheck.Fluent;

namespace Portal.Tests.World;

public static class ForAll
{
    /// <summary>Checks a claim on random cases. A failure prints the case and the seed that makes it again.</summary>
    public static void Hold<T>(this Gen<T> cases, Action<T> claim, int count = 1000) =>
        Prop.ForAll(cases.ToArbitrary(), claim).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
