using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;
using StanceSim.Grains.Contracts;

namespace StanceSim.Grains.Registry;

/// <summary>The form in which the registry is stored: JSON that an operator can read and a later version, too.</summary>
public sealed class RunStorageForm : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, typeof(T), RunStorageJson.Default));

    public T Deserialize<T>(BinaryData input) => (T)JsonSerializer.Deserialize(input.ToMemory().Span, typeof(T), RunStorageJson.Default)!; // "null" is never written
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RunIndex))]
internal sealed partial class RunStorageJson : JsonSerializerContext;
