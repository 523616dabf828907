using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StanceSim.Testing.Processes;

/// <summary>A process that was started to be watched: its lines can be awaited and signals sent to it. Disposing it kills it.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task reading;
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly List<string> output = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool hasEnded;

    private RunningProcess(Process process)
    {
        this.process = process;
        reading = ReadAll();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Every line so far, of standard output and standard error as they came.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>The lines of standard output alone, for programs that print a document.</summary>
    public string Output
    {
        get
        {
            lock (gate)
            {
                return string.Join('\n', output);
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Arguments.</param>
    /// <param name="environment">Variables to set beside those of this process; null removes one.</param>
    /// <param name="folder">Working folder; null: that of this process.</param>
    public static RunningProcess Start(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        return new RunningProcess(process);
    }

    /// <summary>The first line that is wanted, once it has been written.</summary>
    /// <param name="wanted">Which line.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="after">Lines to pass over, such as the number there were before something was done.</param>
    /// <exception cref="InvalidOperationException">The process ended without that line; the message holds what it wrote.</exception>
    public async Task<string> Line(Predicate<string> wanted, CancellationToken cancellation, int after = 0)
    {
        for (var next = after; ;)
        {
            Task wait;
            lock (gate)
            {
                for (; next < lines.Count; next++)
                {
                    if (wanted(lines[next]))
                    {
                        return lines[next];
                    }
                }

                if (hasEnded)
                {
                    throw new InvalidOperationException($"The process ended without the line that was awaited:\n{string.Join('\n', lines)}");
                }

                wait = news.Task;
            }

            await wait.WaitAsync(cancellation);
        }
    }

    /// <summary>Waits for the end and gives the exit code; a process that a signal ended gives 128 and the signal's number.</summary>
    public async Task<int> Exit(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        await reading.WaitAsync(cancellation);
        return process.ExitCode;
    }

    public void Send(Signal signal)
    {
        if (Kill(process.Id, (int)signal) != 0 && !process.HasExited)
        {
            throw new InvalidOperationException($"Process {process.Id} took no {signal}.");
        }
    }

    /// <summary>Sends a signal to the process and then to each that it started itself.</summary>
    public void SendToAll(Signal signal)
    {
        Send(signal);
        foreach (var other in Process.GetProcesses())
        {
            using (other)
            {
                if (ParentOf(other.Id) == process.Id)
                {
                    // One that has ended meanwhile takes none.
                    _ = Kill(other.Id, (int)signal);
                }
            }
        }
    }

    /// <summary>Null when the process has ended.</summary>
    private static int? ParentOf(int id)
    {
        try
        {
            // The name, in parentheses, may hold anything; its state and its parent follow.
            var status = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private async Task ReadAll()
    {
        await Task.WhenAll(Read(process.StandardOutput, output), Read(process.StandardError, []));
        lock (gate)
        {
            hasEnded = true;
            news.TrySetResult();
        }
    }

    private async Task Read(StreamReader reader, List<string> own)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            TaskCompletionSource told;
            lock (gate)
            {
                lines.Add(line);
                own.Add(line);
                told = news;
                news = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            told.TrySetResult();
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
