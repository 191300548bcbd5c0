import type { CreditorId, PrintBatchId } from '../../domain/identifiers/ids.ts';
import { PrintBatchPdf } from '../entities/print-batch-pdf.ts';
import type { EntityManager } from '../orm.ts';

/** A batch's PDF as it was kept first; null where there is none yet. */
export async function loadBatchPdf(
  em: EntityManager,
  { creditorId, batchId }: { creditorId: CreditorId; batchId: PrintBatchId },
): Promise<Uint8Array | null> {
  return (await em.findOne(PrintBatchPdf, { batchId, creditorId }))?.content ?? null;
}

/** Keeps a batch's PDF and answers the one that is kept: the first one stands, so that what was printed is what is shown. */
export async function keepBatchPdf(
  em: EntityManager,
  { creditorId, batchId, pdf }: { creditorId: CreditorId; batchId: PrintBatchId; pdf: Uint8Array },
): Promise<Uint8Array> {
  await em.execute(
    'insert into print_batch_pdf (batch_id, creditor_id, content) values (?, ?, ?) on conflict (batch_id) do nothing',
    [batchId, creditorId, Buffer.from(pdf)],
  );
  return (await loadBatchPdf(em, { creditorId, batchId })) ?? pdf;
}
