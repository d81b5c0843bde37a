namespace Portal.Infrastructure;

/// <summary>
/// SQLite has one writer at a time. Writers of this process pass here one by one, first come first served, instead of
/// finding the database busy and trying again; on PostgreSQL the gate stands open.
/// </summary>
public sealed class WriteGate(bool open) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        if (open)
            return Pass.Free;
        await _turn.WaitAsync(cancellation);
        return new Pass(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Pass(SemaphoreSlim? turn) : IDisposable
    {
        public static readonly Pass Free = new(null);

        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
