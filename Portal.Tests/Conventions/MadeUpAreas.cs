#pragma warning disable // A small assembly's worth of faults: every way in which code can name a type, once.
namespace Portal.Tests.Conventions.MadeUp.High
{
    public sealed class Secret : Exception
    {
        public static int Count => 1;
        public static T Of<T>() => default!;
    }

    public class Base;

    public sealed record Stamp(int Value);

    public sealed record Draft
    {
        public int Value { get; set; }
    }

    public enum Tint { Dark, Light }

    public static class Rules
    {
        public static int Double(int value) => 2 * value;
    }

    public interface IRole;

    [AttributeUsage(AttributeTargets.All)]
    public sealed class MarkAttribute(Type? type = null) : Attribute
    {
        public Type? Type => type;
    }

    public sealed class Downwards
    {
        public MadeUp.Low.Innocent Field = new();
    }
}

namespace Portal.Tests.Conventions.MadeUp.Low
{
    using Portal.Tests.Conventions.MadeUp.High;

    public sealed class Innocent
    {
        public Id<Secret> Id;
        public int Own(Innocent other) => 1;
    }

    public sealed class InABase : Base;

    public sealed class InAnInterface : IRole;

    [Mark]
    public sealed class InAnAttribute;

    public sealed class InAField
    {
        private List<Dictionary<string, Secret[]>>? _field;
    }

    public sealed class InASignature
    {
        public void Act(Secret? secret) { }
    }

    public sealed class InAnAnswer
    {
        public Task<Secret?>? Act() => null;
    }

    public sealed class InAConstraint
    {
        public void Act<T>() where T : IRole { }
    }

    public sealed class InABody
    {
        public int Act() => Secret.Count;
    }

    public sealed class InATypeOf
    {
        public string Act() => typeof(Secret).Name;
    }

    public sealed class InACall
    {
        public object? Act() => Enumerable.Empty<object>().OfType<Secret>().FirstOrDefault();
    }

    public sealed class InACatch
    {
        public void Act()
        {
            try
            {
                Own();
            }
            catch (Secret)
            {
            }
        }

        private void Own() { }
    }

    public sealed class InALambda
    {
        public Func<int, int> Act(int start) => more => start + more + Secret.Count;
    }

    public sealed class InAnAsyncMethod
    {
        public async Task<int> ActAsync()
        {
            await Task.Yield();
            return Secret.Count;
        }
    }

    public sealed class InAnIterator
    {
        public IEnumerable<int> Act()
        {
            yield return Secret.Count;
        }
    }

    public sealed class InAParametersAttribute
    {
        public void Act([Mark] int value) { }
    }

    public sealed class InAnAttributesArgument
    {
        [System.ComponentModel.TypeConverter(typeof(Secret))] public int Value { get; set; }
    }
}
