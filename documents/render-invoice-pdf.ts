import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { documentFacts, referenceFacts } from './document-facts.ts';
import { paymentFacts } from './payment-facts.ts';
import { lineTable } from './pdf/line-table.ts';
import { type DrawablePaper, drawPaper } from './pdf/paper.ts';
import { paymentPanel } from './pdf/payment-panel.ts';
import type { Block, Sheet } from './pdf/sheet.ts';
import { gap, stacked } from './pdf/stack.ts';
import { totalsBlock } from './pdf/totals-block.ts';
import { totalFacts } from './total-facts.ts';
import { KIND_WORDS } from './words.ts';

const TOTALS_GAP_PT = 12;
const PANEL_GAP_PT = 26;

function writtenByOthers({ creditsInvoice, references, lines }: InvoiceDocument): string[] {
  return [
    creditsInvoice?.number ?? null,
    ...Object.values(references),
    ...lines.flatMap(({ text, itemNumber }) => [text, itemNumber]),
  ].filter((one) => one !== null);
}

/** Sums and payment as one block: who pays finds both on one page. */
function closingBlock(sheet: Sheet, document: InvoiceDocument): Block {
  const totals = totalsBlock(sheet, totalFacts(document));
  const panel = paymentPanel(sheet, paymentFacts(document));
  return stacked([gap(TOTALS_GAP_PT), totals, gap(PANEL_GAP_PT), panel]);
}

/** What stands on the paper of an invoice or credit note. */
export function invoicePaper(document: InvoiceDocument): DrawablePaper {
  const { kind, number, language, issuedOn, creditor, debtor } = document;
  const paper = {
    language,
    title: `${KIND_WORDS[language][kind].title} ${number}`,
    madeOn: issuedOn,
    creditor,
    debtor,
    facts: [documentFacts(document), referenceFacts(document)],
    texts: writtenByOthers(document),
  };
  return {
    paper,
    sectionsOn: (sheet) => [{ ...lineTable(sheet, document), closing: closingBlock(sheet, document) }],
  };
}

/**
 * The invoice or credit note as a PDF: see drawPaper.
 * @throws RangeError where the payment id or the FI creditor number cannot be one.
 */
export async function renderInvoicePdf(document: InvoiceDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { paper, sectionsOn } = invoicePaper(document);
  return drawPaper(paper, sectionsOn);
}
