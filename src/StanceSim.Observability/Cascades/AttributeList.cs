using System.Collections;
using System.Collections.Immutable;

namespace StanceSim.Observability.Cascades;

/// <summary>Attributes on their way into a span; what has no value is left out.</summary>
internal sealed class AttributeList(int capacity) : IEnumerable<KeyValuePair<string, object>>
{
    private readonly ImmutableArray<KeyValuePair<string, object>>.Builder attributes =
        ImmutableArray.CreateBuilder<KeyValuePair<string, object>>(capacity);

    public void Add(string name, string? text)
    {
        if (text is not null)
        {
            attributes.Add(KeyValuePair.Create<string, object>(name, text));
        }
    }

    public void Add(string name, int number) => attributes.Add(KeyValuePair.Create<string, object>(name, (long)number));

    public void Add(string name, double number) => attributes.Add(KeyValuePair.Create<string, object>(name, number));

    public void Add(string name, bool truth) => attributes.Add(KeyValuePair.Create<string, object>(name, truth));

    public ImmutableArray<KeyValuePair<string, object>> ToImmutable() => attributes.DrainToImmutable();

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => attributes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
