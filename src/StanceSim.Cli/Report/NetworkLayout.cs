namespace StanceSim.Cli.Report;

/// <summary>
/// Places actors so that friends are near and foes far: forces as in Fruchterman and Reingold 1991, with regard as the
/// strength of attraction. Starts from a circle in scenario order, so the same run always gives the same drawing.
/// </summary>
internal static class NetworkLayout
{
    private const int Rounds = 400;
    private const int SpreadRounds = 800;

    /// <param name="count">Number of nodes.</param>
    /// <param name="bonds">Regard between two nodes, in [-1, 1].</param>
    /// <param name="size">Side of the square to fill.</param>
    /// <param name="margin">Kept free along each side.</param>
    /// <param name="widths">Width that each node takes with its name.</param>
    /// <param name="height">Height that a node takes with its name.</param>
    public static (double X, double Y)[] Of(
        int count, IReadOnlyList<(int From, int To, double Regard)> bonds, double size, double margin, double[] widths, double height)
    {
        var places = new (double X, double Y)[count];
        for (var node = 0; node < count; node++)
        {
            var angle = 2 * Math.PI * node / count;
            places[node] = (Math.Cos(angle), Math.Sin(angle));
        }

        var ideal = Math.Sqrt(4.0 / Math.Max(1, count));
        for (var round = 0; round < Rounds; round++)
        {
            Relax(places, bonds, ideal, 0.15 * (1 - ((double)round / Rounds)));
        }

        var fitted = Fit(places, size, margin);
        for (var round = 0; round < SpreadRounds; round++)
        {
            Spread(fitted, size, margin, widths, height);
        }

        return fitted;
    }

    private static void Relax((double X, double Y)[] places, IReadOnlyList<(int From, int To, double Regard)> bonds, double ideal, double step)
    {
        var forces = new (double X, double Y)[places.Length];
        for (var one = 0; one < places.Length; one++)
        {
            for (var other = one + 1; other < places.Length; other++)
            {
                Push(places, forces, one, other, distance => -2 * ideal * ideal / distance);
            }

            // A weak pull to the middle keeps actors without friends in the picture.
            forces[one].X -= places[one].X * ideal * 0.5;
            forces[one].Y -= places[one].Y * ideal * 0.5;
        }

        foreach (var (from, to, regard) in bonds)
        {
            Push(places, forces, from, to, distance => regard > 0 ? regard * distance * ideal : regard * 0.5 * ideal * ideal / distance);
        }

        for (var node = 0; node < places.Length; node++)
        {
            var length = Math.Max(1e-9, Math.Sqrt((forces[node].X * forces[node].X) + (forces[node].Y * forces[node].Y)));
            var move = Math.Min(length, step);
            places[node] = (places[node].X + (forces[node].X / length * move), places[node].Y + (forces[node].Y / length * move));
        }
    }

    /// <summary>Pulls two nodes together (positive) or apart (negative).</summary>
    private static void Push((double X, double Y)[] places, (double X, double Y)[] forces, int one, int other, Func<double, double> pull)
    {
        var (x, y) = (places[other].X - places[one].X, places[other].Y - places[one].Y);
        var distance = Math.Max(1e-3, Math.Sqrt((x * x) + (y * y)));
        var force = pull(distance) / distance;
        forces[one] = (forces[one].X + (x * force), forces[one].Y + (y * force));
        forces[other] = (forces[other].X - (x * force), forces[other].Y - (y * force));
    }

    /// <summary>Moves nodes whose names overlap apart, along the direction in which they overlap least.</summary>
    private static void Spread((double X, double Y)[] places, double size, double margin, double[] widths, double height)
    {
        for (var one = 0; one < places.Length; one++)
        {
            for (var other = one + 1; other < places.Length; other++)
            {
                var (x, y) = (places[other].X - places[one].X, places[other].Y - places[one].Y);
                var (overX, overY) = (((widths[one] + widths[other]) / 2) - Math.Abs(x), height - Math.Abs(y));
                if (overX <= 0 || overY <= 0)
                {
                    continue;
                }

                var sideways = overX < overY;
                var shift = (sideways ? Math.CopySign(overX, x) : Math.CopySign(overY, y)) / 3;
                var (shiftX, shiftY) = sideways ? (shift, 0.0) : (0.0, shift);
                places[one] = (places[one].X - shiftX, places[one].Y - shiftY);
                places[other] = (places[other].X + shiftX, places[other].Y + shiftY);
            }
        }

        for (var node = 0; node < places.Length; node++)
        {
            var side = Math.Max(margin / 2, widths[node] / 2);
            places[node] = (Math.Clamp(places[node].X, side, size - side), Math.Clamp(places[node].Y, margin / 2, size - margin));
        }
    }

    private static (double X, double Y)[] Fit((double X, double Y)[] places, double size, double margin)
    {
        if (places.Length == 0)
        {
            return places;
        }

        var (left, right) = (places.Min(place => place.X), places.Max(place => place.X));
        var (top, bottom) = (places.Min(place => place.Y), places.Max(place => place.Y));
        double Scaled(double value, double low, double high) =>
            high - low < 1e-9 ? size / 2 : margin + ((value - low) / (high - low) * (size - (2 * margin)));
        return [.. places.Select(place => (Scaled(place.X, left, right), Scaled(place.Y, top, bottom)))];
    }
}
