using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StanceSim.Experiments.Results;
using StanceSim.Experiments.Runs;
using StanceSim.Server.Access;
using StanceSim.Server.Api.Shapes;
using StanceSim.Server.Live;
using StanceSim.Server.Live.Journal;

namespace StanceSim.Server.Api.Errors;

/// <summary>Answers what went wrong as problem+json: what the caller can mend as it is, a bug without its insides, which go to the log.</summary>
internal static partial class ProblemAnswers
{
    public static async Task Guarded(HttpContext http, RequestDelegate next, Guard guard, ILogger log)
    {
        AnswerHeaders.Set(http, guard.Rules);
        try
        {
            if (guard.Admit(http))
            {
                await next(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await Write(http, RefusalOf(failure, log, http.Request.Method, http.Request.Path));
        }
    }

    public static async Task Write(HttpContext http, ApiException refusal)
    {
        http.Response.StatusCode = refusal.Status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ETag = default;
        await http.Response.WriteAsJsonAsync(
            ProblemJson.Of(refusal, http.Request.Path.Value), ApiJson.Options, "application/problem+json", http.RequestAborted);
    }

    /// <summary>What to answer to a failure; what the caller cannot mend goes to the log.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="log">Where the insides of a bug go.</param>
    /// <param name="method">How it was asked.</param>
    /// <param name="asked">What was asked.</param>
    public static ApiException RefusalOf(Exception failure, ILogger log, string method, string? asked)
    {
        switch (failure)
        {
            case ApiException refusal:
                return refusal;
            case InvalidScenarioException scenario:
                return Refuse.Invalid("The scenario has problems.", scenario.Problems);
            case ResultsException results:
                return new ApiException(StatusCodes.Status409Conflict, "results", results.Problems[0].Message, results.Problems[0].Fix) { Problems = results.Problems };
            case JournalFullException:
                return Refuse.JournalFull();
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Guard.TooLong();
            case BadHttpRequestException bad:
                return new ApiException(bad.StatusCode, "bad-request", "The request cannot be understood.", bad.InnerException?.Message ?? bad.Message);
            case Orleans.Runtime.OrleansException or TimeoutException:
                LogFailure(log, failure, method, asked);
                return new ApiException(StatusCodes.Status503ServiceUnavailable, "no-silo", "No silo answers.", "Try again in a while.");
            default:
                LogFailure(log, failure, method, asked);
                return new ApiException(StatusCodes.Status500InternalServerError, "bug", "Something is wrong in the server itself.", "Its log says what. Please report it.");
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger log, Exception failure, string method, string? path);
}
