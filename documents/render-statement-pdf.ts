import type { OpenOnStatement, StatementDocument, StatementEntry } from '../domain/invoices/statement.ts';
import { formatAmount, formatDate, formatMoney, formatPeriod } from './format.ts';
import type { Fact, PaymentFacts } from './payment-facts.ts';
import { figureTable } from './pdf/figure-table.ts';
import { drawPaper, type Section } from './pdf/paper.ts';
import { paymentPanel } from './pdf/payment-panel.ts';
import type { Sheet } from './pdf/sheet.ts';
import { gap, stacked } from './pdf/stack.ts';
import { STATEMENT_WORDS } from './statement-words.ts';
import { WORDS } from './words.ts';

const SECTION_GAP_PT = 26;
const PANEL_GAP_PT = 14;

function factsOf({ language, from, to, madeOn, debtor }: StatementDocument): Fact[] {
  const words = STATEMENT_WORDS[language];
  return [
    from === null
      ? { label: words.untilThen, value: formatDate(to, language) }
      : { label: words.span, value: formatPeriod({ from, to }, language) },
    { label: words.madeOn, value: formatDate(madeOn, language) },
    { label: WORDS[language].customerNumber, value: debtor.customerNumber },
  ];
}

/** What changed the balance, between that at the beginning and that at the end. */
function entriesSection(sheet: Sheet, document: StatementDocument): Section {
  const { language, entries, openingOre, closingOre, from, to } = document;
  const words = STATEMENT_WORDS[language];
  const textOf = (entry: StatementEntry) => [words.kinds[entry.kind], ...nameOf(entry, language)].join(' ');
  const bare = (text: string, day: string, ore: bigint) => ({
    text,
    notes: [],
    figures: [day, '', formatAmount(ore, language)],
  });
  return {
    ...figureTable(sheet, {
      textLabel: words.entries,
      columns: [
        { label: [words.date], leastPt: 58, mostPt: 96 },
        { label: [words.change], leastPt: 70, mostPt: 100 },
        { label: [words.balance], leastPt: 70, mostPt: 100 },
      ],
      rows: [
        ...(from === null ? [] : [bare(words.opening, formatDate(from, language), openingOre)]),
        ...entries.map((entry) => ({
          text: textOf(entry),
          notes: [],
          figures: [
            formatDate(entry.bookedOn, language),
            formatAmount(entry.changeOre, language),
            formatAmount(entry.balanceOre, language),
          ],
        })),
        bare(`${words.closing} ${formatDate(to, language)}`, '', closingOre),
      ],
    }),
    closing: gap(SECTION_GAP_PT),
  };
}

/** The kinds whose word says what the number after it is of. */
const SAY_WHAT: ReadonlySet<StatementEntry['kind']> = new Set([
  'invoice',
  'credit_note',
  'reminder',
  'reminder_waived',
]);

/** The number of the one invoice or reminder that it is about, with what it is where the word before does not say so. */
function nameOf(
  { kind, invoiceNumber: number, invoiceKind }: StatementEntry,
  language: StatementDocument['language'],
): string[] {
  if (number === null || invoiceKind === null) return [];
  return [SAY_WHAT.has(kind) ? number : `· ${STATEMENT_WORDS[language].kinds[invoiceKind].toLowerCase()} ${number}`];
}

/** What is still to pay, with what each is paid by, and how. */
function openSection(sheet: Sheet, document: StatementDocument): Section {
  const { language, open, to, madeOn } = document;
  const words = STATEMENT_WORDS[language];
  const panel = paymentPanel(sheet, howToPay(document));
  // Of days that are still to come, nobody knows what will be late.
  const lateBefore = to < madeOn ? to : madeOn;
  const lateness = ({ dueOn }: OpenOnStatement) => (dueOn < lateBefore ? [words.late] : []);
  const closing = stacked([gap(PANEL_GAP_PT), panel]);
  if (open.length === 0) return { header: gap(0), rows: [], closing };
  return {
    ...figureTable(sheet, {
      textLabel: words.open,
      columns: [
        { label: [WORDS[language].dueOn], leastPt: 58, mostPt: 96 },
        { label: [words.paymentId], leastPt: 96, mostPt: 130 },
        { label: [words.stillOpen], leastPt: 70, mostPt: 100 },
      ],
      rows: open.map((invoice) => ({
        text: `${words.kinds[invoice.kind]} ${invoice.number} ${words.of} ${formatDate(invoice.issuedOn, language)}`,
        notes: lateness(invoice),
        figures: [
          formatDate(invoice.collectedOn ?? invoice.dueOn, language),
          invoice.collectedOn === null ? invoice.paymentId : words.drawn,
          formatAmount(invoice.openOre, language),
        ],
      })),
    }),
    closing,
  };
}

function howToPay({ language, open, creditOre }: StatementDocument): PaymentFacts {
  const words = STATEMENT_WORDS[language];
  const drawn = open.filter(({ collectedOn }) => collectedOn !== null);
  const paid = open.filter(({ collectedOn }) => collectedOn === null);
  const numbers = new Set(paid.map(({ fiCreditorNumber }) => fiCreditorNumber));
  const explained = [
    ...(paid.length === 0 ? [] : [`${words.byFi} ${[...numbers].join(', ')}.`]),
    ...(drawn.length === 0 ? [] : [words.byBetalingsservice]),
  ];
  const sums = [
    { label: words.sum, ore: sumOf(paid) },
    { label: words.sumDrawn, ore: sumOf(drawn) },
    { label: words.credit, ore: creditOre },
  ];
  return {
    heading: paid.length === 0 ? words.nothingOpen : words.howToPay,
    explanation: explained.length === 0 ? null : explained.join(' '),
    facts: sums.filter(({ ore }) => ore !== 0n).map(({ label, ore }) => ({ label, value: formatMoney(ore, language) })),
    paymentLine: null,
    signUp: null,
  };
}

const sumOf = (open: readonly OpenOnStatement[]) => open.reduce((sum, { openOre }) => sum + openOre, 0n);

/** The statement of account as a PDF: see drawPaper. */
export async function renderStatementPdf(document: StatementDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { language, creditor, debtor, madeOn, open, entries } = document;
  const paper = {
    language,
    title: STATEMENT_WORDS[language].title,
    madeOn,
    creditor,
    debtor,
    facts: [factsOf(document)],
    texts: [...open.map(({ number }) => number), ...entries.map(({ invoiceNumber }) => invoiceNumber ?? '')],
  };
  return drawPaper(paper, (sheet) => [entriesSection(sheet, document), openSection(sheet, document)]);
}
