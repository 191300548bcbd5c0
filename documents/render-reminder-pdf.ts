import type { InvoiceOnReminder, ReminderDocument } from '../domain/reminders/reminder-document.ts';
import { formatAmount, formatDate, formatPeriod, formatRate } from './format.ts';
import { type FigureColumn, figureTable } from './pdf/figure-table.ts';
import { drawPaper, type Paper, type Section } from './pdf/paper.ts';
import { paymentPanel } from './pdf/payment-panel.ts';
import { type Block, type Sheet, STYLES } from './pdf/sheet.ts';
import { beside, gap, stacked } from './pdf/stack.ts';
import { type Paragraph, paragraphLines, textSection } from './pdf/text-section.ts';
import { BESIDE_TOTALS_PT, totalsBlock } from './pdf/totals-block.ts';
import {
  askingText,
  creditorParagraphs,
  disagreeText,
  invoiceName,
  reminderPayment,
  reminderSums,
  reminderTitle,
} from './reminder-facts.ts';
import { REMINDER_WORDS } from './reminder-words.ts';
import { WORDS } from './words.ts';

const PARAGRAPH_GAP_PT = 7;
const TABLE_GAP_PT = 16;
const TOTALS_GAP_PT = 12;
const PANEL_GAP_PT = 18;
const NOTE_GAP_PT = 3;

/** What the letter says before its tables. */
function openingSection(sheet: Sheet, document: ReminderDocument): Section {
  const { language, isNotice } = document;
  const words = REMINDER_WORDS[language];
  const closing = [...(isNotice ? [words.noticeBy] : []), words.disregard, disagreeText(document)].join(' ');
  const paragraphs = [
    { text: askingText(document), style: isNotice ? STYLES.strong : STYLES.body },
    ...[...creditorParagraphs(document), closing].map((text) => ({ text, style: STYLES.body })),
  ];
  return {
    ...textSection(
      sheet,
      paragraphs.map((paragraph) => ({ ...paragraph, gapPt: PARAGRAPH_GAP_PT })),
    ),
    closing: gap(TABLE_GAP_PT - PARAGRAPH_GAP_PT),
  };
}

/** What is not paid: each invoice, and what is open of letters before this one. */
// inkassoloven § 10(2): what the debtor needs to judge the claim.
function unpaidTable(sheet: Sheet, document: ReminderDocument): Omit<Section, 'closing'> {
  const { language, invoices, earlierCharges, interestOre } = document;
  const words = REMINDER_WORDS[language];
  const amount = (ore: bigint) => formatAmount(ore, language);
  const interestColumn: FigureColumn[] =
    interestOre === 0n ? [] : [{ label: [words.newInterest], leastPt: 50, mostPt: 84 }];
  return figureTable(sheet, {
    textLabel: words.unpaid,
    columns: [
      { label: [WORDS[language].dueOn], leastPt: 58, mostPt: 96 },
      { label: [words.total], leastPt: 58, mostPt: 92 },
      { label: [words.stillOpen], leastPt: 58, mostPt: 92 },
      ...interestColumn,
    ],
    rows: [
      ...invoices.map((invoice) => ({
        text: invoiceName(invoice, language),
        notes: [`${words.ofPeriod} ${formatPeriod(invoice.period, language)}`],
        figures: [
          formatDate(invoice.dueOn, language),
          amount(invoice.totalOre),
          amount(invoice.openOre),
          amount(invoice.interestOre),
        ],
      })),
      ...earlierCharges.map(({ number, issuedOn, openOre }) => ({
        text: `${words.earlierCharges} ${number} ${WORDS[language].issuedOf} ${formatDate(issuedOn, language)}`,
        notes: [],
        figures: ['', '', amount(openOre), ''],
      })),
    ],
  });
}

/** Which days bore interest, of what and at which rate; under an invoice's last days, what letters before this one charged of it. */
function interestTable(
  sheet: Sheet,
  { language, charged }: { language: ReminderDocument['language']; charged: readonly InvoiceOnReminder[] },
): Omit<Section, 'closing'> {
  const words = REMINDER_WORDS[language];
  const amount = (ore: bigint) => formatAmount(ore, language);
  const chargedBefore = ({ interestOre, earlierInterestOre }: InvoiceOnReminder) =>
    `${words.interestInAll} ${amount(interestOre + earlierInterestOre)}, ${words.chargedBefore} ${amount(earlierInterestOre)}`;
  return figureTable(sheet, {
    textLabel: words.interestTable,
    columns: [
      { label: [words.days], leastPt: 36, mostPt: 48 },
      { label: [words.interestOf], leastPt: 62, mostPt: 92 },
      { label: [words.rate], leastPt: 62, mostPt: 72 },
    ],
    rows: charged.flatMap((invoice) =>
      invoice.interest.map(({ from, to, days, openOre, rateBp }, index) => ({
        text: `${words.invoice} ${invoice.number}: ${formatPeriod({ from, to }, language)}`,
        notes: index === invoice.interest.length - 1 && invoice.earlierInterestOre > 0n ? [chargedBefore(invoice)] : [],
        figures: [`${days}`, amount(openOre), formatRate(rateBp, language)],
      })),
    ),
  });
}

/** Sums, what they rest on, and payment as one block: who pays finds all of it on one page. */
function closingBlock(sheet: Sheet, document: ReminderDocument): Block {
  const { language, dayCount, feeOre, compensationOre, interestOre } = document;
  const words = REMINDER_WORDS[language];
  const { open, charges, total } = reminderSums(document);
  const isCharged = feeOre + compensationOre + interestOre > 0n;
  const notes: Paragraph[] = [
    ...(isCharged ? [words.withoutVat] : []),
    ...(interestOre > 0n ? [words.interestExplained(words.dayCounts[dayCount])] : []),
  ].map((text) => ({ text, style: STYLES.soft, gapPt: NOTE_GAP_PT }));
  return stacked([
    gap(TOTALS_GAP_PT),
    beside([
      stacked(paragraphLines(sheet, notes, BESIDE_TOTALS_PT)),
      totalsBlock(sheet, { parts: [...open, ...charges], total }),
    ]),
    gap(PANEL_GAP_PT),
    paymentPanel(sheet, reminderPayment(document)),
  ]);
}

/** What to pay, and how, comes before how the interest was reckoned. */
function sectionsOf(sheet: Sheet, document: ReminderDocument): Section[] {
  const { language, invoices } = document;
  const charged = invoices.filter(({ interestOre }) => interestOre > 0n);
  const unpaid = { ...unpaidTable(sheet, document), closing: closingBlock(sheet, document) };
  if (charged.length === 0) return [openingSection(sheet, document), unpaid];
  const { header, rows } = interestTable(sheet, { language, charged });
  const interest = { header: stacked([gap(TABLE_GAP_PT), header]), rows, closing: gap(0) };
  return [openingSection(sheet, document), unpaid, interest];
}

/** What stands on the paper of a reminder. @throws RangeError where no letter has its level. */
export function reminderPaper(document: ReminderDocument) {
  const { language, issuedOn, deadlineOn, creditor, debtor, invoices, earlierCharges } = document;
  const words = REMINDER_WORDS[language];
  const paper: Paper = {
    language,
    title: reminderTitle(document),
    madeOn: issuedOn,
    creditor,
    debtor,
    facts: [
      [
        { label: words.issuedOn, value: formatDate(issuedOn, language) },
        { label: words.payBy, value: formatDate(deadlineOn, language) },
        { label: WORDS[language].customerNumber, value: debtor.customerNumber },
      ],
    ],
    texts: [...creditorParagraphs(document), ...[...invoices, ...earlierCharges].map(({ number }) => number)],
  };
  return { paper, sectionsOn: (sheet: Sheet) => sectionsOf(sheet, document) };
}

/**
 * A reminder, or the notice before collection, as a PDF: see drawPaper.
 * @throws RangeError where the payment id or the FI creditor number cannot be one, or no letter has that level.
 */
export async function renderReminderPdf(document: ReminderDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { paper, sectionsOn } = reminderPaper(document);
  return drawPaper(paper, sectionsOn);
}
