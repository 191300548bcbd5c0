/** Prints rows under their headings, amounts to the right, and answers the lines. */
export function printTable({
  headings,
  amounts,
  rows,
}: {
  headings: readonly string[];
  /** The headings of columns with amounts. */
  amounts: readonly string[];
  rows: readonly (readonly string[])[];
}): string[] {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return amounts.includes(headings[column] ?? '') ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const lines = [headings, widths.map((width) => '─'.repeat(width)), ...rows].map(lineOf);
  console.log(`\n${lines.join('\n')}`);
  return lines;
}
