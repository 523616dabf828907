/** What a chart shows, as a table: the twin on the page and the CSV file are made of it. */
export interface Table { columns: string[]; rows: (string | number | null)[][] }

/** RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function toCsv(table: Table): string {
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
