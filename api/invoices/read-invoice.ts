import type { z } from 'zod';
import { Invoice } from '../../db/entities/invoice.ts';
import { InvoiceBalance } from '../../db/entities/invoice-balance.ts';
import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import { loadInvoiceDocument } from '../../db/invoices/load-invoice-document.ts';
import { sumWrittenOff } from '../../db/ledger/sum-transfers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CollectionStatus } from '../../db/words/collections.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { findCollections } from '../collections/find-collections.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { findMails } from '../mails/find-mails.ts';
import { showIssuedLine, showTotals } from './document-fields.ts';
import type { invoiceDetailAnswer } from './invoice-fields.ts';
import { showPaymentLine } from './show-payment-line.ts';
import { showPaymentStatus } from './show-payment-status.ts';

/** As long as a collection is one of these, Betalingsservice brings the money, has brought it, or may. */
const DRAWN: readonly CollectionStatus[] = ['queued', 'delivered', 'cancelling', 'paid'];

/** An invoice or a credit note with all that belongs to it. @throws ApiProblem 404 where the creditor has none such. */
export async function readInvoice(
  em: EntityManager,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<z.input<typeof invoiceDetailAnswer>> {
  const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
  const document = invoice === null ? null : ((await loadInvoiceDocument(em, invoiceId))?.document ?? null);
  if (invoice === null || document === null) throw notFound();
  const [mail] = await findMails(em, { creditorId, where: 'm.id = ?', values: [invoiceId], limit: 1 });
  const [collection] = await findCollections(em, {
    creditorId,
    where: 'c.invoice_id = ?',
    values: [invoiceId],
    limit: 1,
  });
  const [credited] = await em.execute<{ ore: string }[]>(
    'select coalesce(sum(total_ore), 0) ore from invoice where credits_invoice_id = ?',
    [invoiceId],
  );
  const balance = await em.findOne(InvoiceBalance, { invoiceId, creditorId });
  const creditedOre = BigInt(credited?.ore ?? 0);
  const { creditor, debtor, references, period, language, issuedOn, dueOn, number } = document;
  return {
    id: invoice.id,
    kind: document.kind,
    number,
    subscriptionId: invoice.subscriptionId,
    debtorId: invoice.debtorId,
    debtorName: debtor.name,
    customerNumber: debtor.customerNumber,
    subscriptionReference: references.subscription,
    periodFrom: period.from,
    periodTo: period.to,
    issuedOn,
    dueOn,
    language,
    paymentMethod: invoice.paymentMethod,
    paymentId: invoice.paymentId,
    creditsInvoiceId: invoice.creditsInvoiceId,
    credited: formatOre(creditedOre),
    ...showPaymentStatus({
      openOre: balance?.openOre ?? null,
      totalOre: document.totalOre,
      creditedOre,
      dueOn,
      today: await creditorToday(em, creditorId),
    }),
    creditor: { ...creditor, addressLines: [...creditor.addressLines] },
    debtor: {
      ...debtor,
      addressLines: [...debtor.addressLines],
      ean: references.debtorEan,
      reference: references.debtor,
    },
    writtenOff: formatOre(await sumWrittenOff(em, { creditorId, invoiceId })),
    lines: document.lines.map(showIssuedLine),
    ...showTotals(document),
    paymentLine: paymentLineOf(invoice, collection?.status ?? null),
    delivery: invoice.delivery,
    mail: mail ?? null,
    prints: await readPrints(em, { creditorId, invoiceId }),
    collection: collection ?? null,
    pdfReady: mail === undefined || (await em.count(InvoicePdf, { invoiceId, creditorId })) > 0,
    createdAt: isoInstant(invoice.createdAt),
  };
}

const SELECT_PRINTS = `
select p.reason, p.batch_id "printBatchId", p.created_at "createdAt", b.printed_at "printedAt"
from print_item p left join print_batch b on b.id = p.batch_id
where p.creditor_id = ? and p.invoice_id = ? order by p.id`;

async function readPrints(
  em: EntityManager,
  { creditorId, invoiceId }: { creditorId: CreditorId; invoiceId: InvoiceId },
): Promise<z.input<typeof invoiceDetailAnswer>['prints']> {
  const rows = await em.execute<
    { reason: string | null; printBatchId: string | null; createdAt: string; printedAt: string | null }[]
  >(SELECT_PRINTS, [creditorId, invoiceId]);
  return rows.map(({ createdAt, printedAt, ...print }) => {
    return { ...print, createdAt: isoInstant(createdAt), printedAt: isoInstantOrNull(printedAt) };
  });
}

/** An invoice that Betalingsservice does not draw, or does not draw any more, is paid by its line. */
function paymentLineOf(
  { paymentId, fiCreditorNumber, paymentMethod }: Invoice,
  collectionStatus: CollectionStatus | null,
): z.input<typeof invoiceDetailAnswer>['paymentLine'] {
  const isDrawn =
    paymentMethod === 'betalingsservice' && (collectionStatus === null || DRAWN.includes(collectionStatus));
  if (paymentId === null || fiCreditorNumber === null || isDrawn) return null;
  return showPaymentLine({ paymentId, fiCreditorNumber });
}
