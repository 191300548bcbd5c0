import type { InvoiceDocument } from '../../domain/invoices/invoice.ts';
import { addressLines, cvrLines } from '../party-lines.ts';
import type { LetterMarks } from '../../domain/prints/letters.ts';
import type { Fact } from '../payment-facts.ts';
import { drawFoldMarks, drawInWindow } from './address-window.ts';
import { factGrid } from './fact-grid.ts';
import type { Sheet, Style } from './sheet.ts';
import { PAGE, putLines, putRule, STYLES } from './sheet.ts';
import { wrapText } from './wrap-text.ts';

/** 20 mm from the left, 45 mm from the top. */
const DEBTOR_TOP_PT = 128;
const DEBTOR_WIDTH_PT = 250;
const CREDITOR_COLUMN_PT = 368;
const TITLE_TOP_PT = 232;
const GAP_PT = 24;
/** A longer name of a letter's sender is set smaller, so that it stays above the window. */
const MOST_NAME_LINES = 2;

function putWrapped(
  sheet: Sheet,
  texts: readonly string[],
  style: Style,
  place: { xPt: number; topPt: number; widthPt: number },
): number {
  const lines = texts.flatMap((text) => wrapText(sheet, text, style, place.widthPt));
  return putLines(sheet, lines, style, place);
}

/** What stands at the top of a paper; facts stand in rows, each beside the others of its row. */
export interface Letterhead extends Pick<InvoiceDocument, 'creditor' | 'debtor'> {
  readonly title: string;
  readonly facts: readonly (readonly Fact[])[];
  /** Of a letter for a window envelope, which shows the debtor's address and nothing else. */
  readonly letter?: { readonly marks: LetterMarks };
}

function drawDebtor(sheet: Sheet, debtor: Letterhead['debtor'], topPt: number): number {
  const place = { xPt: PAGE.leftPt, widthPt: DEBTOR_WIDTH_PT };
  const nameBottomPt = putWrapped(sheet, [debtor.name], STYLES.strong, { ...place, topPt });
  const lines = [...addressLines(debtor, sheet.language), ...cvrLines(debtor, sheet.language)];
  return putWrapped(sheet, lines, STYLES.body, { ...place, topPt: nameBottomPt });
}

/** Both parties, the title and the facts. Returns where the rest may begin. */
// momsbekendtgørelsen § 58: date, number, names and addresses of both, the seller's CVR number.
export function drawLetterhead(sheet: Sheet, letterhead: Letterhead): number {
  const { creditor, debtor, title, facts: rows, letter } = letterhead;
  const { language, words } = sheet;

  const name = { xPt: PAGE.leftPt, topPt: PAGE.topPt, widthPt: CREDITOR_COLUMN_PT - PAGE.leftPt - GAP_PT };
  const isSmall =
    letter !== undefined && wrapText(sheet, creditor.name, STYLES.letterhead, name.widthPt).length > MOST_NAME_LINES;
  const nameBottomPt = putWrapped(sheet, [creditor.name], isSmall ? STYLES.strong : STYLES.letterhead, name);
  const contact = [
    ...addressLines(creditor, language),
    ...cvrLines(creditor, language),
    ...(creditor.phone === null ? [] : [`${words.phone} ${creditor.phone}`]),
    creditor.email,
  ];
  const contactBottomPt = putWrapped(sheet, contact, STYLES.soft, {
    xPt: CREDITOR_COLUMN_PT,
    topPt: PAGE.topPt + 2,
    widthPt: PAGE.rightPt - CREDITOR_COLUMN_PT,
  });

  const debtorBottomPt =
    letter === undefined
      ? drawDebtor(sheet, debtor, Math.max(DEBTOR_TOP_PT, nameBottomPt + GAP_PT))
      : drawInWindow(sheet, [debtor.name, ...addressLines(debtor, language)]);
  if (letter !== undefined) drawFoldMarks(sheet, letter.marks);

  const titleTopPt = Math.max(TITLE_TOP_PT, contactBottomPt + GAP_PT, debtorBottomPt + GAP_PT);
  const titleBottomPt = putWrapped(sheet, [title], STYLES.title, {
    xPt: PAGE.leftPt,
    topPt: titleTopPt,
    widthPt: PAGE.rightPt - PAGE.leftPt,
  });

  const ruleTopPt = titleBottomPt + 8;
  putRule(sheet, ruleTopPt);
  const shape = { xPt: PAGE.leftPt, widthPt: PAGE.rightPt - PAGE.leftPt, valueStyle: STYLES.body };
  let nextPt = ruleTopPt;
  for (const facts of rows) {
    if (facts.length === 0) continue;
    const row = factGrid(sheet, facts, shape);
    row.draw(nextPt + 10);
    nextPt += 10 + row.heightPt;
  }
  return nextPt + GAP_PT;
}
