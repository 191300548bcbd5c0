import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// For the tests of this folder: what a reader of a PDF would find in it.

/** One run of text on one baseline. Points from the page's left and bottom edges. */
export interface PdfText {
  readonly text: string;
  readonly leftPt: number;
  readonly rightPt: number;
  readonly baselinePt: number;
}

export interface ReadPdf {
  readonly title: unknown;
  readonly language: unknown;
  readonly pages: readonly (readonly PdfText[])[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdfjs takes its input over and empties it.
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const pages: PdfText[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , leftPt, baselinePt]: unknown[] = item.transform;
        if (typeof leftPt !== 'number' || typeof baselinePt !== 'number') return [];
        return [{ text: item.str, leftPt, rightPt: leftPt + item.width, baselinePt }];
      }),
    );
  }
  const { Title: title, Language: language }: { Title?: unknown; Language?: unknown } = info;
  await task.destroy();
  return { title, language, pages };
}

/** The text of a page, run after run, with single blanks. */
export function pageText(page: readonly PdfText[]): string {
  return page
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

/** All of the document's text. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  return (await readPdf(bytes)).pages.map(pageText).join(' ');
}

/** Pairs of texts on one line that lie over each other. */
export function overlapping(page: readonly PdfText[]): string[] {
  return page.flatMap((one, index) =>
    page
      .slice(index + 1)
      .filter((two) => Math.abs(one.baselinePt - two.baselinePt) < 3)
      .filter((two) => one.leftPt < two.rightPt - 0.5 && two.leftPt < one.rightPt - 0.5)
      .map((two) => `${one.text} / ${two.text}`),
  );
}
