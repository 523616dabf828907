// A server that speaks docs/api.md over one recorded run, for developing and testing the pages without the real one.
//   dotnet run --project src/StanceSim.Cli -- run scenarios/belarus-2020.yaml --out RUN
//   dotnet run --project src/StanceSim.Cli -- export RUN --csv --out CSV
//   node mock/server.mjs --run RUN --csv CSV [--port 8090]
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { acceptLive } from './live.mjs';
import { Refusal, routes } from './routes.mjs';
import { buildWorld } from './world.mjs';

const { values } = parseArgs({ options: { run: { type: 'string' }, csv: { type: 'string' }, port: { type: 'string', default: '8090' } } });
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

const world = buildWorld(values.run, values.csv);
const table = routes(world).map(([method, route, answer]) => ({ method, answer, pattern: new RegExp(`^${route.replace(/:[a-z]+/g, '([^/]+)')}$`) }));
const numbers = new Set(['from', 'to', 'tick', 'frame', 'fromTick', 'toTick', 'limit', 'perTick']);

function queryOf(url) {
  const query = {};
  for (const name of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(name).map((value) => (numbers.has(name) ? Number(value) : value));
    query[name] = all.length === 1 ? all[0] : all;
  }
  return query;
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text === '' ? {} : JSON.parse(text);
}

async function api(request, response, url) {
  const route = url.pathname.slice('/api/v1'.length);
  const frames = /^\/runs\/([^/]+)\/frames$/.exec(route);
  if (frames !== null) return sendFrames(request, response, world.runs.get(decodeURIComponent(frames[1])), queryOf(url));
  const archive = /^\/runs\/([^/]+)\/archive$/.exec(route);
  if (archive !== null) { response.writeHead(200, { 'Content-Type': 'application/zip' }); return response.end(Buffer.from('504b0506000000000000000000000000000000000000', 'hex')); }
  for (const { method, pattern, answer } of table) {
    const match = pattern.exec(route);
    if (match === null || method !== request.method) continue;
    const result = answer(match.slice(1).map(decodeURIComponent), queryOf(url), await bodyOf(request));
    response.writeHead(result === null ? 204 : request.method === 'POST' ? 201 : 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    return response.end(result === null ? undefined : JSON.stringify(result));
  }
  throw new Refusal(404, 'There is no such address.');
}

function sendFrames(request, response, run, query) {
  if (run === undefined) throw new Refusal(404, 'There is no such run.');
  const issue = run.run.issueIndex.get(query.issue);
  if (issue === undefined) throw new Refusal(404, `The run has no issue \`${query.issue}\`.`);
  const n = run.run.actors.length;
  const { low, high } = run.run.issues[issue];
  const values = run.run.stances[query.variable ?? 'position'][issue];
  const whole = Buffer.alloc(2 * n * (run.newest + 1));
  const share = query.variable === 'deterrence' ? (v) => v : (v) => (v - (low + high) / 2) / ((high - low) / 2);
  for (let at = 0; at < n * (run.newest + 1); at++) whole.writeInt16LE(Math.floor(32767 * Math.max(-1, Math.min(1, share(values[at]))) + 0.5), 2 * at);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (range === null) { response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' }); return response.end(whole); }
  if (Number(range[1]) >= whole.length) { response.writeHead(416); return response.end(); }
  response.writeHead(206, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' });
  response.end(whole.subarray(Number(range[1]), range[2] === '' ? undefined : Number(range[2]) + 1));
}

function file(response, path) {
  const inside = normalize(join(dist, path));
  const name = inside.startsWith(dist) && existsSync(inside) && statSync(inside).isFile() ? inside : join(dist, 'index.html');
  response.writeHead(200, { 'Content-Type': types[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' });
  response.end(readFileSync(name));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  try {
    if (url.pathname.startsWith('/api/v1/')) await api(request, response, url);
    else file(response, decodeURIComponent(url.pathname));
  } catch (failure) {
    const status = failure instanceof Refusal ? failure.status : 500;
    if (status === 500) console.error(failure);
    response.writeHead(status, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ title: failure.message, status, detail: failure.detail ?? '', problems: failure.problems ?? [] }));
  }
});
acceptLive(server, world);
server.listen(Number(values.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
