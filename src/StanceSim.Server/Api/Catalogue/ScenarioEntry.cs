using StanceSim.Scenarios;

namespace StanceSim.Server.Api.Catalogue;

/// <summary>A scenario of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsShipped">It came with the server and is never written.</param>
/// <param name="Text">Its text; empty when the file is too large or not UTF-8, as the reading says.</param>
/// <param name="Sha256">SHA-256 of the text.</param>
/// <param name="Reading">What reading it gave.</param>
internal sealed record ScenarioEntry(string Name, bool IsShipped, string Text, string Sha256, Reading Reading);
