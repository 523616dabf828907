using System.CommandLine;

var root = new RootCommand("Simulates who moves whom, and why, among actors that take positions.");

return await root.Parse(args).InvokeAsync();
