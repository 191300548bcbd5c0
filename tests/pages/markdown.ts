/** A place that a page points to: from the line that it stands on, counted from 1. */
export interface Pointer {
  readonly line: number;
  readonly target: string;
}

const FENCE = /^\s*(```|~~~)/;
const LINK = /\]\(([^()\s]+)\)/g;
const CODE = /`([^`]+)`/g;
const HEADING = /^#{1,6} (.+)$/;
const ELSEWHERE = /^[a-z]+:/;

/** The lines of a page that are neither in a fenced block nor its fence, each with its number. */
function proseLines(page: string): { line: number; text: string }[] {
  let fenced = false;
  return page.split('\n').flatMap((text, index) => {
    if (FENCE.test(text)) {
      fenced = !fenced;
      return [];
    }
    return fenced ? [] : [{ line: index + 1, text }];
  });
}

/** The links to files beside the page and to headings, not those to other sites. */
export function relativeLinks(page: string): Pointer[] {
  return proseLines(page).flatMap(({ line, text }) =>
    [...text.matchAll(LINK)].flatMap(([, target = '']) => (ELSEWHERE.test(target) ? [] : [{ line, target }])),
  );
}

/** What stands in backticks. */
export function codeSpans(page: string): Pointer[] {
  return proseLines(page).flatMap(({ line, text }) =>
    [...text.matchAll(CODE)].map(([, target = '']) => ({ line, target })),
  );
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): Set<string> {
  const anchors = proseLines(page).flatMap(({ text }) => {
    const title = HEADING.exec(text)?.[1];
    if (title === undefined) return [];
    const words = title.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '');
    return [words.replaceAll(' ', '-')];
  });
  return new Set(anchors);
}

/** The numbers of the lines that are wider than so many columns: a line of prose or of a table, and one in a fenced block. */
export function wideLines(page: string, { prose, fenced }: { prose: number; fenced: number }): number[] {
  const ofProse = new Set(proseLines(page).map(({ line }) => line));
  return page.split('\n').flatMap((text, index) => {
    const columns = ofProse.has(index + 1) ? prose : fenced;
    return Array.from(text).length > columns ? [index + 1] : [];
  });
}
