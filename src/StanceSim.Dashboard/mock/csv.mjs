// Reads the CSV twins that `stancesim export --csv` writes: RFC 4180, first row names the columns.
import { readFileSync } from 'node:fs';

export function readCsv(file) {
  const rows = parse(readFileSync(file, 'utf8'));
  const [names, ...lines] = rows;
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, line[index]])));
}

function parse(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') { row.push(cell); cell = ''; }
    else if (sign === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
