using System.Buffers.Binary;

namespace Portal.Domain;

/// <summary>
/// The id of a <typeparamref name="T"/>. Version 7: ids sort by age, so lists page over them (DESIGN, Data). Those that one
/// process makes within a millisecond sort by age too: the lines of an order, and what follows from them, keep their order.
/// </summary>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>
{
    private static long _last; // milliseconds and, in the lowest 12 bits, how many ids came before within them

    public static Id<T> New()
    {
        var random = Guid.CreateVersion7();
        Span<byte> bytes = stackalloc byte[16];
        random.TryWriteBytes(bytes, bigEndian: true, out _);
        var now = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16 << 12;
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(now, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);
        // RFC 9562, 6.2: a counter in place of the 12 random bits after the time.
        BinaryPrimitives.WriteInt64BigEndian(bytes, (next >> 12 << 16) | 0x7000 | (next & 0xFFF));
        return new(new Guid(bytes, bigEndian: true));
    }

    public bool IsEmpty => Value == Guid.Empty;

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public static bool operator <(Id<T> a, Id<T> b) => a.CompareTo(b) < 0;
    public static bool operator >(Id<T> a, Id<T> b) => a.CompareTo(b) > 0;
    public static bool operator <=(Id<T> a, Id<T> b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Id<T> a, Id<T> b) => a.CompareTo(b) >= 0;

    public override string ToString() => Value.ToString();
}
