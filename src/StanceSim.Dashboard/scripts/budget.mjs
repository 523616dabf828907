// Fails when a page loads more JavaScript than it may before it shows: its own chunk and all it imports, compressed.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 150 * 1024;
const manifest = JSON.parse(readFileSync(new URL('../dist/manifest.json', import.meta.url), 'utf8'));
const sizes = new Map();
const size = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(`../dist/${file}`, import.meta.url))).length);
  return sizes.get(file);
};
function closure(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, found);
  return found;
}

let over = 0;
const views = Object.keys(manifest).filter((key) => /pages\/run\/\w+View\.svelte$/.test(key));
for (const key of Object.keys(manifest).filter((key) => /pages\/\w+\/\w+Page\.svelte$/.test(key))) {
  for (const view of key.endsWith('RunPage.svelte') ? views : [null]) {
    const chunks = new Set([...closure('index.html'), ...closure(key), ...(view === null ? [] : closure(view))]);
    const bytes = [...chunks].reduce((sum, chunk) => sum + size(manifest[chunk].file), 0);
    if (bytes > limit) over++;
    console.log(`${(bytes / 1024).toFixed(1).padStart(6)} KB  ${key.replace(/^.*\//, '').replace('.svelte', '')}${view === null ? '' : ` ${view.replace(/^.*\//, '').replace('.svelte', '')}`}${bytes > limit ? '  OVER' : ''}`);
  }
}
process.exitCode = over > 0 ? 1 : 0;
