/** Drawings by name, each as its lines. */
export type Drawings = Readonly<Record<string, readonly string[]>>;

const DRAWN_BLOCK = /<!-- drawn: (.+) -->\n\n```text\n([^]*?)```\n/g;

/**
 * The page with the drawing of each name in the fenced block below `<!-- drawn: NAME -->`.
 * @throws Error where page and drawings do not name the same.
 */
export function fillDrawings(page: string, drawings: Drawings): string {
  const places = [...page.matchAll(DRAWN_BLOCK)].map(([, name = '']) => name);
  const names = Object.keys(drawings);
  if (places.toSorted().join('\n') !== names.toSorted().join('\n')) {
    throw new Error(`the page has places for ${places.join(', ')}; drawn are ${names.join(', ')}`);
  }
  return page.replace(
    DRAWN_BLOCK,
    (_, name: string) => `<!-- drawn: ${name} -->\n\n\`\`\`text\n${(drawings[name] ?? []).join('\n')}\n\`\`\`\n`,
  );
}
