using StanceSim.Server.Api;
using StanceSim.Server.Api.Errors;

namespace StanceSim.Server.Live;

/// <summary>How many watch any run, so that there are not more than the server is told to bear.</summary>
internal sealed class ViewerCount(ApiSettings settings)
{
    private int count;

    /// <summary>A place for one more; disposing it gives it back.</summary>
    /// <exception cref="ApiException">There is none left.</exception>
    public IDisposable Take()
    {
        if (Interlocked.Increment(ref count) <= settings.ViewersAtOnce)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref count);
        throw new ApiException(429, "too-many-viewers", $"{settings.ViewersAtOnce} viewers watch already.", "Close a tab.");
    }

    private sealed class Place(ViewerCount taken) : IDisposable
    {
        private int isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isGiven, 1) == 0)
            {
                Interlocked.Decrement(ref taken.count);
            }
        }
    }
}
