/**
 * Draws docs/pictures/invoice.png, an invoice as the debtor gets it, from the project's own PDF: `node documents/make-invoice-picture.ts`.
 * Needs pdftoppm of Poppler (Debian: poppler-utils). To be run when the page has been changed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { renderInvoicePdf } from './render-invoice-pdf.ts';
import { fiInvoice, standardLine } from './sample-documents.ts';

/** Of Poppler; no package of npm, so it is named here and not listed there. */
const PDF_TO_PNG = 'pdftoppm';
const PIXELS_AN_INCH = 84;
/** A page that is read on a slow line. */
const MAX_BYTES = 150_000;

const line = { ...standardLine, quantityMicro: 1_000_000n };
const invoice: InvoiceDocument = {
  ...fiInvoice,
  lines: [
    { ...line, text: 'Fiberbredbånd 1000/1000', unitPriceMicro: 299_000_000n, netOre: 29_900n },
    { ...line, text: 'Oprettelse', unitPriceMicro: 199_000_000n, netOre: 19_900n },
    { ...line, text: 'Kontingent', unitPriceMicro: 125_000_000n, vatCode: 'exempt', vatRateBp: 0, netOre: 12_500n },
  ],
  vat: [
    { vatCode: 'standard', vatRateBp: 2500, baseOre: 49_800n, vatOre: 12_450n },
    { vatCode: 'exempt', vatRateBp: 0, baseOre: 12_500n, vatOre: 0n },
  ],
  netOre: 62_300n,
  vatOre: 12_450n,
  totalOre: 74_750n,
};

const target = fileURLToPath(new URL('../docs/pictures/invoice.png', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'termin-picture-'));
try {
  const pdf = join(folder, 'invoice.pdf');
  writeFileSync(pdf, await renderInvoicePdf(invoice));
  mkdirSync(join(target, '..'), { recursive: true });
  execFileSync(PDF_TO_PNG, [
    '-png',
    '-gray',
    '-singlefile',
    '-r',
    `${PIXELS_AN_INCH}`,
    pdf,
    target.slice(0, -'.png'.length),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const { size } = statSync(target);
if (size > MAX_BYTES) throw new Error(`${target} has ${size} bytes, more than ${MAX_BYTES}`);
console.log(`wrote ${target}, ${size} bytes`);
