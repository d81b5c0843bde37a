namespace Portal.Infrastructure.Provisioning.Commands;

/// <summary>Keeps the beginning of what a program writes and drops the rest, so that the program is not held up by a full pipe.</summary>
internal sealed class CappedOutput(Stream stream, int most)
{
    private readonly byte[] _kept = new byte[most];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _kept.AsMemory(0, _length);
    public bool Overflowed { get; private set; }

    /// <summary>Until the end of the output, or of the token.</summary>
    public async Task ReadAsync(Action? onOverflow, CancellationToken cancellation)
    {
        var piece = new byte[4096];
        try
        {
            while (await stream.ReadAsync(piece, cancellation) is var read and > 0)
            {
                var kept = Math.Min(read, most - _length);
                piece.AsSpan(0, kept).CopyTo(_kept.AsSpan(_length));
                _length += kept;
                if (kept < read && !Overflowed)
                {
                    Overflowed = true;
                    onOverflow?.Invoke();
                }
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // What came until now is what there is.
        }
    }
}
