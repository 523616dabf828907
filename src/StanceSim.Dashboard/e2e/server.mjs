// The real server, for tests, benches and pictures: `stancesim serve` on the loopback, over folders made for the occasion.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findProgram, isPlaced } from './place.mjs';

const clone = fileURLToPath(new URL('../../../', import.meta.url));
const program = findProgram(clone);
if (!isPlaced(program)) throw new Error('The program hands out other pages than those built last: npm run place');
const environment = { ...process.env, STANCESIM_TOKEN: '', NO_COLOR: '1' };

/** Runs one command of the program to its end. */
export function stancesim(folder, ...words) {
  return execFileSync('dotnet', [program, ...words], { cwd: folder, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A folder with the shipped scenarios, and with a run of Belarus and a fork of it; it is gone when the process ends. */
export function prepare({ runs = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stancesim-pages-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(clone, 'scenarios'), join(folder, 'scenarios'), { recursive: true });
  rmSync(join(folder, 'scenarios', 'saved'), { recursive: true, force: true });
  if (!runs) return folder;
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
