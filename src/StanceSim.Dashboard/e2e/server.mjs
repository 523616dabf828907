// The real server, for tests, benches and pictures: `stancesim serve` on the loopback, over folders made for the occasion.
// STANCESIM names the built program; by default it is the Release build of this clone.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const clone = fileURLToPath(new URL('../../../', import.meta.url));
const program = process.env.STANCESIM ?? join(clone, 'src/StanceSim.Cli/bin/Release/net10.0/stancesim.dll');
if (!existsSync(program)) throw new Error(`${program} is missing. Build it: dotnet build -c Release src/StanceSim.Cli`);

const environment = { ...process.env, STANCESIM_TOKEN: '', NO_COLOR: '1' };

// The program hands out the pages that lie beside it; those built last are meant here.
const pages = fileURLToPath(new URL('../dist', import.meta.url));
if (!existsSync(join(pages, 'index.html'))) throw new Error('The pages are not built: npm run build');
rmSync(join(dirname(program), 'dashboard'), { recursive: true, force: true });
cpSync(pages, join(dirname(program), 'dashboard'), { recursive: true });

/** Runs one command of the program to its end. */
export function stancesim(folder, ...words) {
  return execFileSync('dotnet', [program, ...words], { cwd: folder, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A folder with the shipped scenarios, a run of Belarus and a fork of it; it is gone when the process ends. */
export function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'stancesim-pages-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(clone, 'scenarios'), join(folder, 'scenarios'), { recursive: true });
  rmSync(join(folder, 'scenarios', 'saved'), { recursive: true, force: true });
  stancesim(folder, 'run', 'scenarios/belarus-2020.yaml', '--quiet', '--out', 'runs/belarus-2020-2020');
  stancesim(folder, 'fork', 'runs/belarus-2020-2020', '--quiet', '--tick', '23', '--remove', 'r63-usa', '--say', 'LTU demand to=EU issue=sanctions position=0.9', '--out', 'runs/belarus-2020-fork');
  return folder;
}

/** Starts a server over a folder; resolves when it listens. */
export async function serve(folder, { port = 0, more = [], env = {} } = {}) {
  const child = spawn('dotnet', [program, 'serve', '--port', String(port), ...more], { cwd: folder, env: { ...environment, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const last = () => child.kill('SIGKILL');
  process.once('exit', last);
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { told += text; });
  const gone = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line').then(([first]) => first), gone.then(() => { throw new Error(`The server did not start: ${told}`); })]);
  const address = new URL(line);
  const end = async (signal) => {
    process.off('exit', last);
    child.kill(signal);
    await gone;
  };
  return { base: address.origin, launch: address.href, port: Number(address.port), folder, end };
}
