using System.Collections.Immutable;
using System.Globalization;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Api;

/// <summary>A part of a long list: where it begins and how long it may be.</summary>
/// <param name="First">Place of its first item.</param>
/// <param name="Length">Items, at most.</param>
internal readonly record struct Page(int First, int Length)
{
    private const int Default = 100;
    private const int Most = 1_000;

    /// <exception cref="ApiException">They cannot be understood.</exception>
    public static Page Of(int? limit, string? after)
    {
        var first = 0;
        if (!string.IsNullOrEmpty(after) && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out first))
        {
            throw Refuse.Query("`after` is not a place in the list.", "Give the `next` of the answer before.");
        }

        return new Page(first, LimitOf(limit));
    }

    /// <exception cref="ApiException">It is out of range.</exception>
    public static int LimitOf(int? limit) =>
        limit is null or (>= 1 and <= Most) ? limit ?? Default : throw Refuse.Query($"`limit` is from 1 to {Most}, not {limit}.");

    /// <summary>The part of a list, and what to give as <c>after</c> for the next; null at the end.</summary>
    public (ImmutableArray<T> Items, string? Next) Of<T>(IReadOnlyList<T> all)
    {
        var end = Math.Min((long)First + Length, all.Count);
        var items = ImmutableArray.CreateBuilder<T>();
        for (var place = First; place < end; place++)
        {
            items.Add(all[place]);
        }

        return (items.ToImmutable(), end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}
