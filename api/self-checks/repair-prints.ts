import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { queueFirstPrint } from '../../db/prints/queue-prints.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import type { Writing } from '../http/route.ts';
import type { Repaired } from './repaired.ts';

/** Puts a document that is to go on paper in the print queue, unless it is there or has been printed. */
export async function queueMissingPrint(
  { em, creditorId }: Writing,
  { objectId }: SelfCheckFinding,
): Promise<Repaired> {
  const queued = await queueFirstPrint(em, { creditorId, invoiceId: objectId as InvoiceId });
  return queued ? 'queued_for_print' : 'nothing_left_to_do';
}
