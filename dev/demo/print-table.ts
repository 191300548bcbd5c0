/** Prints rows under their headings, amounts to the right. */
export function printTable({
  headings,
  amounts,
  rows,
}: {
  headings: readonly string[];
  /** The headings of columns with amounts. */
  amounts: readonly string[];
  rows: readonly (readonly string[])[];
}): void {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const print = (cells: readonly string[]) =>
    console.log(
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return amounts.includes(headings[column] ?? '') ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    );
  console.log();
  print(headings);
  print(widths.map((width) => '─'.repeat(width)));
  for (const row of rows) print(row);
}
