import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Puts the licences of everything that is bundled beside it, as they ask for; `more` are packages of which only files are. */
export function licences(more: readonly string[] = []): Plugin {
  const folders = new Set<string>(more.map((name) => join(process.cwd(), 'node_modules', name)));
  return {
    name: 'licences',
    apply: 'build',
    moduleParsed({ id }) {
      const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.split('?')[0] ?? '');
      if (found?.[1] !== undefined) folders.add(found[1]);
    },
    generateBundle() {
      const texts = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).sort().map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license: string };
        const file = readdirSync(folder).find((candidate) => /^(licen[cs]e|copying)/i.test(candidate));
        if (file === undefined) this.error(`${name} has no licence file to ship.`);
        return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
      });
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}
