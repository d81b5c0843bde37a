namespace Portal.Domain.Partners;

/// <summary>One field of “Per partner settings” (SPEC 5): key for storage, label on screen, built-in value.</summary>
public abstract class Setting(string key, string label, string help)
{
    public string Key { get; } = key;
    public string Label { get; } = label;
    public string Help { get; } = help;

    /// <summary>What holds when neither the partner nor the Default partner says otherwise, as text.</summary>
    public abstract string BuiltIn { get; }

    /// <exception cref="Refusal">The text is no value of this setting; the sentence says what would be.</exception>
    public abstract void Check(string value);
}

/// <summary>A setting whose text stands for a <typeparamref name="T"/>.</summary>
public sealed class Setting<T>(string key, string label, string help, T builtIn, Func<T, string> write, Func<string, T> read)
    : Setting(key, label, help)
{
    public override string BuiltIn => write(builtIn);

    public override void Check(string value) => read(value);

    /// <exception cref="Refusal">The text is no value of this setting.</exception>
    public T Read(string value) => read(value);

    public string Write(T value) => write(value);
}
