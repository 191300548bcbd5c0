import Pdf from 'pdfkit';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { Party } from '../../domain/invoices/invoice.ts';
import { chooseFonts } from '../fonts.ts';
import { cvrLines } from '../party-lines.ts';
import { printableText } from '../printable-text.ts';
import { WORDS } from '../words.ts';
import { drawLetterhead, type Letterhead } from './draw-letterhead.ts';
import type { Block, Sheet } from './sheet.ts';
import { CONTENT_WIDTH_PT, PAGE, putLine, putRule, STYLES } from './sheet.ts';
import { wrapText } from './wrap-text.ts';

const CONTINUED_TABLE_TOP_PT = PAGE.topPt + 34;
const FOOTER_TOP_PT = 792;
const PAGE_NUMBER_WIDTH_PT = 80;

/** What a paper says beside its tables. */
export interface Paper extends Letterhead {
  readonly language: Language;
  /** The paper's own day, not the clock's: the same paper gives the same bytes. */
  readonly madeOn: CivilDate;
  /** All that others wrote on it beside the parties: what decides which fonts are needed. */
  readonly texts: readonly string[];
}

/** A table with what closes it, which stays on one page with the last row. */
export interface Section {
  readonly header: Block;
  readonly rows: readonly Block[];
  readonly closing: Block;
}

const partyTexts = ({ name, addressLines, postcode, city }: Party): string[] => [name, ...addressLines, postcode, city];

/** What a file says of itself. */
type PdfFile = Pick<Paper, 'language' | 'title' | 'madeOn'> & { readonly author: string };

const textsOn = ({ title, creditor, debtor, texts }: Paper): string[] => {
  const contact = [creditor.email, creditor.phone ?? '', debtor.customerNumber, title];
  return [...partyTexts(creditor), ...partyTexts(debtor), ...contact, ...texts];
};

function openSheet({ language, title, madeOn, author }: PdfFile, papers: readonly Paper[]): Sheet {
  const fonts = chooseFonts(printableText(papers.flatMap(textsOn).join(' ')));
  const words = WORDS[language];
  const pdf = new Pdf({
    size: [PAGE.widthPt, PAGE.heightPt],
    margin: 0,
    // No standard font: each document would carry one that it never uses.
    font: '',
    bufferPages: true,
    displayTitle: true,
    lang: words.locale,
    pdfVersion: '1.7',
    info: {
      Title: printableText(title),
      Author: printableText(author),
      Creator: 'Termin',
      Producer: 'Termin',
      CreationDate: new Date(`${madeOn}T00:00:00Z`),
    },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  return { pdf, fonts, language, words };
}

function drawContinuedHead(sheet: Sheet, title: string): number {
  sheet.pdf.addPage();
  putLine(sheet, `${title} (${sheet.words.continued})`, STYLES.strong, {
    xPt: PAGE.leftPt,
    topPt: PAGE.topPt,
    maxWidthPt: PAGE.rightPt - PAGE.leftPt,
  });
  return CONTINUED_TABLE_TOP_PT;
}

/** Rows down the pages. The last row stays with what closes the table, so that no page holds that alone. Returns where the next may begin. */
function drawSection(sheet: Sheet, title: string, { topPt, section }: { topPt: number; section: Section }): number {
  const { header, rows, closing } = section;
  const firstPt = header.heightPt + (rows[0]?.heightPt ?? 0) + (rows.length <= 1 ? closing.heightPt : 0);
  let nextPt = topPt + firstPt > PAGE.bottomPt ? drawContinuedHead(sheet, title) : topPt;
  header.draw(nextPt);
  nextPt += header.heightPt;
  for (const [index, row] of rows.entries()) {
    const neededPt = row.heightPt + (index === rows.length - 1 ? closing.heightPt : 0);
    if (nextPt + neededPt > PAGE.bottomPt) {
      const headerTopPt = drawContinuedHead(sheet, title);
      header.draw(headerTopPt);
      nextPt = headerTopPt + header.heightPt;
    }
    row.draw(nextPt);
    nextPt += row.heightPt;
  }
  closing.draw(nextPt);
  return nextPt + closing.heightPt;
}

function drawFooters(sheet: Sheet, creditor: Letterhead['creditor']): void {
  const { pdf, language, words } = sheet;
  const sender = [creditor.name, ...cvrLines(creditor, language), creditor.email].join('  ·  ');
  // What does not fit on the one line is left off: all of it stands at the top of the first page.
  const [senderLine = ''] = wrapText(sheet, sender, STYLES.label, CONTENT_WIDTH_PT - PAGE_NUMBER_WIDTH_PT);
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    putRule(sheet, FOOTER_TOP_PT);
    const place = { topPt: FOOTER_TOP_PT + 8 };
    putLine(sheet, senderLine, STYLES.label, { ...place, xPt: PAGE.leftPt });
    const page = `${words.page} ${index + 1} ${words.pageOf} ${count}`;
    putLine(sheet, page, STYLES.label, { ...place, xPt: PAGE.rightPt, align: 'right' });
  }
}

type SectionsOn = (sheet: Sheet) => readonly Section[];

/** A paper with its tables, which are laid out when it is drawn. */
export interface DrawablePaper {
  readonly paper: Paper;
  readonly sectionsOn: SectionsOn;
}

/** Letterhead, tables and footers, from the page on that is open. */
function drawOn(sheet: Sheet, { paper, sectionsOn }: DrawablePaper): void {
  let topPt = drawLetterhead(sheet, paper);
  for (const section of sectionsOn(sheet)) topPt = drawSection(sheet, paper.title, { topPt, section });
  drawFooters(sheet, paper.creditor);
}

async function bytesOf({ pdf }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  pdf.end();
  for await (const chunk of pdf) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * A paper as a PDF, A4: letterhead, tables under each other, and a footer on each page. The same paper gives the same bytes. Texts wrap, figures
 * shrink, and a character that no font holds becomes a question mark: no name or text makes it fail.
 */
export async function drawPaper(paper: Paper, sectionsOn: SectionsOn): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet({ ...paper, author: paper.creditor.name }, [paper]);
  drawOn(sheet, { paper, sectionsOn });
  return bytesOf(sheet);
}

/** As `drawPaper`, of many papers in one file: each begins on a page of its own, in its own language, and its pages are numbered by themselves. */
export async function drawPapers(file: PdfFile, papers: readonly DrawablePaper[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet(
    file,
    papers.map(({ paper }) => paper),
  );
  for (const [index, drawable] of papers.entries()) {
    if (index > 0) {
      // What is drawn needs no more room in memory than its file.
      sheet.pdf.flushPages();
      sheet.pdf.addPage();
    }
    const { language } = drawable.paper;
    drawOn({ ...sheet, language, words: WORDS[language] }, drawable);
  }
  return bytesOf(sheet);
}
