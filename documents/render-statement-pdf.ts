import type { StatementDocument, StatementEntry } from '../domain/invoices/statement.ts';
import { formatAmount, formatDate } from './format.ts';
import { figureTable } from './pdf/figure-table.ts';
import { type DrawablePaper, drawPaper, type Section } from './pdf/paper.ts';
import { paymentPanel } from './pdf/payment-panel.ts';
import type { Sheet } from './pdf/sheet.ts';
import { gap, stacked } from './pdf/stack.ts';
import { howToPay, isLate, nameOfOpen, statementFacts } from './statement-facts.ts';
import { STATEMENT_WORDS } from './statement-words.ts';
import { WORDS } from './words.ts';

const SECTION_GAP_PT = 26;
const PANEL_GAP_PT = 14;

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
  const { language, open } = document;
  const words = STATEMENT_WORDS[language];
  const panel = paymentPanel(sheet, howToPay(document));
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
        text: `${nameOfOpen(invoice, language)} ${words.of} ${formatDate(invoice.issuedOn, language)}`,
        notes: isLate(invoice, document) ? [words.late] : [],
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

/** What stands on the paper of a statement of account. */
export function statementPaper(document: StatementDocument): DrawablePaper {
  const { language, creditor, debtor, madeOn, open, entries } = document;
  const paper = {
    language,
    title: STATEMENT_WORDS[language].title,
    madeOn,
    creditor,
    debtor,
    facts: [statementFacts(document)],
    texts: [...open.map(({ number }) => number), ...entries.map(({ invoiceNumber }) => invoiceNumber ?? '')],
  };
  return { paper, sectionsOn: (sheet) => [entriesSection(sheet, document), openSection(sheet, document)] };
}

/** The statement of account as a PDF: see drawPaper. */
export async function renderStatementPdf(document: StatementDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { paper, sectionsOn } = statementPaper(document);
  return drawPaper(paper, sectionsOn);
}
