import type { LetterDocument } from '../domain/prints/letters.ts';
import type { DebtCaseDocument, LetterOfCase } from '../domain/reminders/debt-case-document.ts';
import { DEBT_CASE_WORDS } from './debt-case-words.ts';
import { formatAmount, formatDate, formatMoney } from './format.ts';
import { figureTable } from './pdf/figure-table.ts';
import { type DrawablePaper, drawPapers, type Section } from './pdf/paper.ts';
import { type Sheet, STYLES } from './pdf/sheet.ts';
import { beside, gap, stacked } from './pdf/stack.ts';
import { paragraphLines } from './pdf/text-section.ts';
import { BESIDE_TOTALS_PT, totalsBlock } from './pdf/totals-block.ts';
import type { Fact } from './payment-facts.ts';
import { invoiceName, reminderTitle } from './reminder-facts.ts';
import { REMINDER_WORDS } from './reminder-words.ts';
import { documentPaper } from './render-letters-pdf.ts';
import { WORDS } from './words.ts';

const SECTION_GAP_PT = 22;
const TOTALS_GAP_PT = 12;

const openSum = (all: readonly { readonly openOre: bigint | null }[]) =>
  all.reduce((sum, { openOre }) => sum + (openOre ?? 0n), 0n);

function invoicesSection(sheet: Sheet, { language, invoices }: DebtCaseDocument): Section {
  const words = DEBT_CASE_WORDS[language];
  return {
    ...figureTable(sheet, {
      textLabel: words.invoices,
      columns: [
        { label: [WORDS[language].dueOn], leastPt: 58, mostPt: 96 },
        { label: [words.amount], leastPt: 70, mostPt: 100 },
        { label: [words.open], leastPt: 70, mostPt: 100 },
      ],
      rows: invoices.map(({ document, openOre, holdback }) => ({
        text: invoiceName(document, language),
        notes: holdback === null ? [] : [words.holdbacks[holdback]],
        figures: [
          formatDate(document.dueOn, language),
          formatAmount(document.totalOre, language),
          formatAmount(openOre, language),
        ],
      })),
    }),
    closing: gap(SECTION_GAP_PT),
  };
}

function wayOf({ went }: LetterOfCase, language: DebtCaseDocument['language']): string {
  const words = DEBT_CASE_WORDS[language];
  if (went === null) return words.notGone;
  const to = went.address === null ? '' : ` ${words.to} ${went.address}`;
  return `${words.went[went.by]} ${formatDate(went.on, language)}${to}`;
}

function lettersSection(sheet: Sheet, document: DebtCaseDocument): Section {
  const { language, letters } = document;
  const words = DEBT_CASE_WORDS[language];
  return {
    ...figureTable(sheet, {
      textLabel: words.letters,
      columns: [
        { label: [words.deadline], leastPt: 48, mostPt: 90 },
        { label: [words.fee], leastPt: 36, mostPt: 60 },
        { label: [words.compensation], leastPt: 46, mostPt: 60 },
        { label: [words.interest], leastPt: 36, mostPt: 70 },
        { label: [words.open], leastPt: 40, mostPt: 70 },
      ],
      rows: letters.map((letter) => {
        const { issuedOn, deadlineOn, feeOre, compensationOre, interestOre } = letter.document;
        const amounts = [feeOre, compensationOre, interestOre, letter.openOre];
        return {
          text: `${reminderTitle({ ...letter.document, language })} ${WORDS[language].issuedOf} ${formatDate(issuedOn, language)}`,
          notes: [wayOf(letter, language)],
          figures: [
            formatDate(deadlineOn, language),
            ...amounts.map((ore) => (ore === null ? '' : formatAmount(ore, language))),
          ],
        };
      }),
    }),
    closing: totals(sheet, document),
  };
}

function totals(sheet: Sheet, { language, madeOn, invoices, letters }: DebtCaseDocument) {
  const words = DEBT_CASE_WORDS[language];
  const [invoicesOre, chargesOre] = [openSum(invoices), openSum(letters)];
  const note = { text: words.interestExplained, style: STYLES.soft, gapPt: 0 };
  return stacked([
    gap(TOTALS_GAP_PT),
    beside([
      stacked(paragraphLines(sheet, [note], BESIDE_TOTALS_PT)),
      totalsBlock(sheet, {
        parts: [
          { label: words.openInvoices, value: formatAmount(invoicesOre, language) },
          { label: words.openCharges, value: formatAmount(chargesOre, language) },
        ],
        total: {
          label: `${words.total} ${formatDate(madeOn, language)}`,
          value: formatMoney(invoicesOre + chargesOre, language),
        },
      }),
    ]),
  ]);
}

const fact = (label: string, value: string | null): Fact[] => (value === null ? [] : [{ label, value }]);

/** What stands on the first page: who owes what to whom, and by which letters it was asked for. */
function casePaper(document: DebtCaseDocument): DrawablePaper {
  const { language, madeOn, creditor, debtor, debtorKind, fiCreditorNumber, accounts, letters } = document;
  const words = DEBT_CASE_WORDS[language];
  const [{ document: notice }] = letters;
  return {
    paper: {
      language,
      title: `${words.title} ${notice.number}`,
      madeOn,
      creditor,
      debtor,
      facts: [
        [
          ...fact(words.madeOn, formatDate(madeOn, language)),
          ...fact(REMINDER_WORDS[language].notice, formatDate(notice.issuedOn, language)),
          ...fact(words.deadlinePassed, formatDate(notice.deadlineOn, language)),
        ],
        [
          ...fact(WORDS[language].customerNumber, debtor.customerNumber),
          ...fact(words.debtorKind, words.debtorKinds[debtorKind]),
          ...fact(words.email, debtor.email),
        ],
        [
          ...fact(WORDS[language].creditorNumber, fiCreditorNumber),
          ...fact(words.accounts, accounts.length === 0 ? null : accounts.join(', ')),
        ],
      ],
      texts: [debtor.email ?? '', ...letters.map(({ went }) => went?.address ?? '')],
    },
    sectionsOn: (sheet) => [invoicesSection(sheet, document), lettersSection(sheet, document)],
  };
}

/**
 * A case for collection in one PDF: the case itself, its notice, the other letters, and its invoices, each with the credit notes about it and from a
 * page of its own on: see drawPapers. @throws as the document of each
 */
export async function renderDebtCasePdf(document: DebtCaseDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { creditor, letters, invoices } = document;
  const enclosed: LetterDocument[] = [
    ...letters.map((letter) => letter.document),
    ...invoices.flatMap((invoice) => [invoice.document, ...invoice.creditNotes]),
  ];
  const first = casePaper(document);
  return drawPapers({ ...first.paper, author: creditor.name }, [first, ...enclosed.map(documentPaper)]);
}
