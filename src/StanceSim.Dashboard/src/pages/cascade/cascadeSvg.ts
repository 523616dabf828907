import { escapeXml } from '../../charts/export.ts';
import { linear } from '../../charts/scale.ts';
import { toneOf, toneSign } from '../../run/events.ts';
import type { RunModel } from '../../run/runModel.svelte.ts';
import { words } from '../../text/text.ts';
import type { CanvasColours } from '../../theme/theme.svelte.ts';
import type { TreeRow } from './tree.ts';

/** The cascade as it is open on the page, as an SVG file. */
export function cascadeSvg(run: RunModel, rows: readonly TreeRow[], colours: CanvasColours): string {
  const [width, rowHeight, tree] = [1100, 24, 620];
  const first = Math.min(...rows.map((row) => row.node.message.sent));
  const last = Math.max(first + 1, ...rows.map((row) => row.node.message.due + 1));
  const x = linear([first, last], [tree + 10, width - 20]);
  const parts = rows.map((row, index) => {
    const { message } = row.node;
    const tone = toneOf(message.intensity);
    const colour = tone === 'cooperative' ? colours.cooperative : tone === 'conflictual' ? colours.conflict : colours.lineStrong;
    const y = 30 + index * rowHeight;
    const to = message.addressees.length === 0 ? '' : ` → ${message.addressees.map((id) => run.name(id)).join(', ')}`;
    return `<text x="${10 + row.depth * 18}" y="${y + 4}" fill="${colours.ink}"><tspan fill="${colour}">${toneSign[tone]} </tspan>${escapeXml(`${run.name(message.sender)} ${words(message.kind)}${to}`)}</text>`
      + `<rect x="${x(message.sent).toFixed(1)}" y="${y - 5}" width="${Math.max(6, x(message.due + 1) - x(message.sent) - 2).toFixed(1)}" height="10" rx="3" fill="${colour}"/>`;
  });
  const height = 40 + rows.length * rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="12"><rect width="100%" height="100%" fill="${colours.surface}"/><text x="${x(first).toFixed(1)}" y="14" fill="${colours.faint}">${escapeXml(run.label(first))}</text><text x="${x(last).toFixed(1)}" y="14" text-anchor="end" fill="${colours.faint}">${escapeXml(run.label(last))}</text>${parts.join('')}</svg>`;
}
