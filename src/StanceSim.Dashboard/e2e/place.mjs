// Puts the pages that were built last where the program hands them out from, so that it need not be compiled again for them.
// STANCESIM names the compiled program; by default it is the Release build of this clone.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../dist', import.meta.url));
const beside = (program) => join(dirname(program), 'dashboard');
const manifest = (folder) => { const file = join(folder, 'manifest.json'); return existsSync(file) ? readFileSync(file, 'utf8') : null; };

export function findProgram(clone) {
  const program = process.env.STANCESIM ?? join(clone, 'src/StanceSim.Cli/bin/Release/net10.0/stancesim.dll');
  if (!existsSync(program)) throw new Error(`${program} is missing. Compile it: dotnet build -c Release src/StanceSim.Cli`);
  if (manifest(built) === null) throw new Error('The pages are not built: npm run build');
  return program;
}

/** Whether the program hands out the pages that were built last. Names in the manifest hold hashes of what they name. */
export function isPlaced(program) {
  return manifest(beside(program)) === manifest(built);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const program = findProgram(fileURLToPath(new URL('../../../', import.meta.url)));
  if (!isPlaced(program)) {
    rmSync(beside(program), { recursive: true, force: true });
    cpSync(built, beside(program), { recursive: true });
  }
}
