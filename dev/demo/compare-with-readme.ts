const HEADINGS_BEGIN = 'Invoice ';
const LEFT_OUT = '…';
const SUMMARY_BEGINS = 'All ';

/**
 * What README.md shows of the demo's table and of its last line that the demo does not print. Dates, numbers of invoices, of payment lines, of
 * deliveries and of lines in a file are other ones each day; all else is the same.
 */
export function compareWithReadme(
  readme: string,
  { table, summary }: { table: readonly string[]; summary: string },
): string[] {
  const lines = readme.split('\n');
  const begin = lines.findIndex((line) => line.startsWith(HEADINGS_BEGIN));
  const end = lines.findIndex((line, index) => index > begin && line.startsWith(SUMMARY_BEGINS));
  if (begin === -1 || end === -1) return ['README.md shows no table of the demo with its last line'];
  const printed = normalRows(table);
  const missing = normalRows(lines.slice(begin, end).filter((line) => line !== LEFT_OUT)).filter((row) => {
    const place = printed.indexOf(row);
    if (place !== -1) printed.splice(place, 1);
    return place === -1;
  });
  if (lines[end] !== summary) missing.push(lines[end] ?? '');
  return missing.map((row) => `README.md shows what the demo does not print: ${row}`);
}

/** Headings and rows without what is another one each day, and without the width of the columns. */
function normalRows([headings = '', rule = '', ...rows]: readonly string[]): string[] {
  const columns = [...rule.matchAll(/─+/g)].map(({ index, 0: { length } }) => [index, index + length] as const);
  return [headings, ...rows].map((row) =>
    columns
      .map(([from, to]) =>
        row
          .slice(from, to)
          .trim()
          .replace(/^\d+$/, 'number')
          .replaceAll(/\d{4}-\d{2}-\d{2}/g, 'date')
          .replace(/^\+71<\d{15}\+\d{8}<$/, 'payment line')
          .replace(/delivery \d+, line \d+/, 'delivery, line'),
      )
      .join(' | '),
  );
}
