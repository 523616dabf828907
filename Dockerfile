# The program with its dashboard, on a runtime without a shell, as a user without rights.

# 1. The dashboard's files.
FROM node:22-bookworm-slim AS dashboard
WORKDIR /source/src/StanceSim.Dashboard
COPY src/StanceSim.Dashboard/package.json src/StanceSim.Dashboard/package-lock.json src/StanceSim.Dashboard/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY src/StanceSim.Dashboard/ ./
RUN npm run build

# 2. The program, compiled ahead of time for this platform.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS program
WORKDIR /source
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig ./
COPY src/ src/
COPY --from=dashboard /source/src/StanceSim.Dashboard/dist/ src/StanceSim.Dashboard/dist/
RUN dotnet publish src/StanceSim.Cli -c Release --use-current-runtime --no-self-contained -o /program \
    && mkdir /results

# 3. What runs: the runtime and the program, nothing else.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled AS final
COPY --from=program /program /program
COPY scenarios/ /scenarios/
# Where runs are written, and what people save; a volume here belongs to the user below.
COPY --from=program --chown=1654:1654 /results /runs
COPY --from=program --chown=1654:1654 /results /scenarios/saved
# Many collections at once suit a silo; its memory is what the container may have.
ENV DOTNET_gcServer=1 DOTNET_EnableDiagnostics=0
USER 1654:1654
WORKDIR /runs
ENTRYPOINT ["dotnet", "/program/stancesim.dll"]
CMD ["silo"]
