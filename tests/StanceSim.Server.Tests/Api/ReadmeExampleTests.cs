using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using StanceSim.Testing;

namespace StanceSim.Server.Tests.Api;

/// <summary>The examples of the README do what it says.</summary>
public sealed partial class ReadmeExampleTests(TestServer server)
{
    [Fact]
    public async Task Every_curl_of_the_readme_is_answered()
    {
        var examples = Curl().Matches(await File.ReadAllTextAsync(RepositoryFiles.At("README.md"), TestContext.Current.CancellationToken));

        Assert.Equal(4, examples.Count);
        foreach (Match example in examples)
        {
            if (example.Groups["run"].Success)
            {
                // The stream goes on until the caller leaves; it has told enough when the run is over.
                await server.Finished(example.Groups["run"].Value);
                continue;
            }

            var body = example.Groups["body"].Value;
            using var request = new HttpRequestMessage(body.Length > 0 ? HttpMethod.Post : HttpMethod.Get, new Uri(example.Groups["path"].Value, UriKind.Relative));
            request.Content = body.Length > 0 ? new StringContent(body, Encoding.UTF8, example.Groups["type"].Value) : null;
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{(int)response.StatusCode} {example.Value}");
        }
    }

    [GeneratedRegex(@"^curl (?:-N )?(?:-H 'Content-Type: (?<type>[^']+)' )?(?:-d '(?<body>[^']+)' )?'?http://localhost:8080(?<path>/[^'\s]*?(?:/(?<run>[^/'\s]+)/events)?)'?$", RegexOptions.Multiline)]
    private static partial Regex Curl();
}
