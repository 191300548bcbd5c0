import Pdf from 'pdfkit';
import type { InvoiceDocument, Party } from '../domain/invoices/invoice.ts';
import { chooseFonts } from './fonts.ts';
import { cvrLines } from './party-lines.ts';
import { drawLetterhead } from './pdf/draw-letterhead.ts';
import { lineTable } from './pdf/line-table.ts';
import { paymentPanel } from './pdf/payment-panel.ts';
import type { Block, Sheet } from './pdf/sheet.ts';
import { CONTENT_WIDTH_PT, PAGE, putLine, putRule, STYLES } from './pdf/sheet.ts';
import { totalsBlock } from './pdf/totals-block.ts';
import { wrapText } from './pdf/wrap-text.ts';
import { printableText } from './printable-text.ts';
import { KIND_WORDS, WORDS } from './words.ts';

const TOTALS_GAP_PT = 12;
const PANEL_GAP_PT = 26;
const CONTINUED_TABLE_TOP_PT = PAGE.topPt + 34;
const FOOTER_TOP_PT = 792;
const PAGE_NUMBER_WIDTH_PT = 80;

const partyTexts = ({ name, addressLines, postcode, city }: Party): string[] => [name, ...addressLines, postcode, city];

/** All that others wrote: what decides which fonts are needed. */
function namesAndTexts({ number, creditsInvoice, creditor, debtor, references, lines }: InvoiceDocument): string {
  const contact = [creditor.email, creditor.phone ?? '', debtor.customerNumber, number, creditsInvoice?.number ?? ''];
  const texts = [...Object.values(references), ...lines.flatMap(({ text, itemNumber }) => [text, itemNumber])].filter(
    (one) => one !== null,
  );
  return printableText([...partyTexts(creditor), ...partyTexts(debtor), ...contact, ...texts].join(' '));
}

function openSheet(document: InvoiceDocument): Sheet {
  const fonts = chooseFonts(namesAndTexts(document));
  const { kind, language } = document;
  const words = WORDS[language];
  const kindWords = KIND_WORDS[language][kind];
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
      Title: printableText(`${kindWords.title} ${document.number}`),
      Author: printableText(document.creditor.name),
      Creator: 'Termin',
      Producer: 'Termin',
      // The document's own day, not the clock's: the same invoice gives the same bytes.
      CreationDate: new Date(`${document.issuedOn}T00:00:00Z`),
    },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  return { pdf, fonts, document, language, words, kindWords };
}

/** Sums and payment as one block: who pays finds both on one page. */
function closingBlock(sheet: Sheet): Block {
  const totals = totalsBlock(sheet);
  const panel = paymentPanel(sheet);
  const panelOffsetPt = TOTALS_GAP_PT + totals.heightPt + PANEL_GAP_PT;
  return {
    heightPt: panelOffsetPt + panel.heightPt,
    draw: (topPt) => {
      totals.draw(topPt + TOTALS_GAP_PT);
      panel.draw(topPt + panelOffsetPt);
    },
  };
}

function drawContinuedHead(sheet: Sheet): number {
  const { pdf, document, words, kindWords } = sheet;
  pdf.addPage();
  putLine(sheet, `${kindWords.title} ${document.number} (${words.continued})`, STYLES.strong, {
    xPt: PAGE.leftPt,
    topPt: PAGE.topPt,
    maxWidthPt: PAGE.rightPt - PAGE.leftPt,
  });
  return CONTINUED_TABLE_TOP_PT;
}

function drawFooters(sheet: Sheet): void {
  const { pdf, document, language, words } = sheet;
  const { creditor } = document;
  const sender = [creditor.name, ...cvrLines(creditor, language), creditor.email].join('  ·  ');
  // What does not fit on the one line is left off: all of it stands at the top of the first page.
  const [senderLine = ''] = wrapText(sheet, sender, STYLES.label, CONTENT_WIDTH_PT - PAGE_NUMBER_WIDTH_PT);
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(index);
    putRule(sheet, FOOTER_TOP_PT);
    const place = { topPt: FOOTER_TOP_PT + 8 };
    putLine(sheet, senderLine, STYLES.label, { ...place, xPt: PAGE.leftPt });
    const page = `${words.page} ${index + 1} ${words.pageOf} ${count}`;
    putLine(sheet, page, STYLES.label, { ...place, xPt: PAGE.rightPt, align: 'right' });
  }
}

/** Rows down the pages. The last row stays with the sums, so that no page holds sums alone. */
function drawFlow(sheet: Sheet, topPt: number): void {
  const { header, rows } = lineTable(sheet);
  const closing = closingBlock(sheet);
  header.draw(topPt);
  let nextPt = topPt + header.heightPt;
  for (const [index, row] of rows.entries()) {
    const neededPt = row.heightPt + (index === rows.length - 1 ? closing.heightPt : 0);
    if (nextPt + neededPt > PAGE.bottomPt) {
      const headerTopPt = drawContinuedHead(sheet);
      header.draw(headerTopPt);
      nextPt = headerTopPt + header.heightPt;
    }
    row.draw(nextPt);
    nextPt += row.heightPt;
  }
  closing.draw(nextPt);
}

/**
 * The invoice or credit note as a PDF, A4. The same document gives the same bytes. Texts wrap, figures shrink, and a character that no font
 * holds becomes a question mark: no name or text makes it fail.
 * @throws RangeError where the payment id or the FI creditor number cannot be one.
 */
export async function renderInvoicePdf(document: InvoiceDocument): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet(document);
  const { pdf } = sheet;
  drawFlow(sheet, drawLetterhead(sheet));
  drawFooters(sheet);
  const chunks: Uint8Array[] = [];
  pdf.end();
  for await (const chunk of pdf) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
