namespace Portal.Domain;

/// <summary>The id of a <typeparamref name="T"/>. Version 7: ids sort by age, so lists page over them (DESIGN, Data).</summary>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>
{
    public static Id<T> New() => new(Guid.CreateVersion7());

    public bool IsEmpty => Value == Guid.Empty;

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public static bool operator <(Id<T> a, Id<T> b) => a.CompareTo(b) < 0;
    public static bool operator >(Id<T> a, Id<T> b) => a.CompareTo(b) > 0;
    public static bool operator <=(Id<T> a, Id<T> b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Id<T> a, Id<T> b) => a.CompareTo(b) >= 0;

    public override string ToString() => Value.ToString();
}
