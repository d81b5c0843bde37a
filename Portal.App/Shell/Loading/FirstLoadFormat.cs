using System.Buffers;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Portal.App.Shell;

/// <summary>How a first load travels inside the page: compressed, because what follows (encryption, twice base64) makes it nearly twice as long.</summary>
public sealed class FirstLoadFormat : PersistentComponentStateSerializer<FirstLoadState>
{
    public override void Persist(FirstLoadState value, IBufferWriter<byte> writer)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var plain = new BinaryWriter(brotli, Encoding.UTF8))
        {
            plain.Write(value.Node.ToByteArray());
            plain.Write(value.Position);
            plain.Write(value.Actor);
            plain.Write(value.Answers.Count);
            foreach (var answer in value.Answers)
            {
                plain.Write(answer.Message);
                plain.Write(answer.Refused);
                plain.Write(answer.Json.Length);
                plain.Write(answer.Json);
            }
        }
        writer.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    public override FirstLoadState Restore(ReadOnlySequence<byte> data)
    {
        using var packed = new MemoryStream(data.ToArray());
        using var plain = new BinaryReader(new BrotliStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        var (node, position, actor) = (new Guid(plain.ReadBytes(16)), plain.ReadInt64(), plain.ReadString());
        var answers = new FirstAnswer[plain.ReadInt32()];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = new(plain.ReadString(), plain.ReadBoolean(), plain.ReadBytes(plain.ReadInt32()));
        return new(node, position, actor, answers);
    }
}
