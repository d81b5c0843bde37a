using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.World;

/// <summary>
/// Free loopback ports below the range that the system gives to outgoing connections,
/// so that an app which was killed can always come back on its own port.
/// </summary>
public static class Ports
{
    private const int First = 20000, Count = 10000;
    private static int _next = Random.Shared.Next(Count);

    public static int Free()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (Interlocked.Increment(ref _next) & int.MaxValue) % Count;
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException) { /* taken: try the next one */ }
        }
        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }
}
