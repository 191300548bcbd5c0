import { LockMode } from '@mikro-orm/core';
import { holdSlipService } from '../../db/collections/queue-slips.ts';
import { withdrawSlips } from '../../db/deliveries/deliver-slips.ts';
import { holdDeliveries } from '../../db/deliveries/lock-deliveries.ts';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { Slip } from '../../db/entities/slip.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
import type { Writing } from '../http/route.ts';
import { gatherNow } from './repair-collections.ts';
import { writeMissingMail } from './repair-mails.ts';
import type { Repaired } from './repaired.ts';

/**
 * Has a slip that lies in the queue delivered. Where Betalingsservice sends none for the creditor, the document reaches the debtor by mail or on paper
 * instead, and the slip is withdrawn for good: it is one or the other.
 */
export async function deliverSlip(writing: Writing, finding: SelfCheckFinding): Promise<Repaired> {
  const { em, creditorId } = writing;
  await holdDeliveries(em, creditorId);
  const queued = { invoiceId: finding.objectId as InvoiceId, creditorId, status: 'queued' as const };
  const slip = await em.findOne(Slip, queued, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (slip === null) return 'nothing_left_to_do';
  if (await holdSlipService(em, { creditorId })) return gatherNow(writing);
  const told = await writeMissingMail(writing, finding);
  if (typeof told === 'string') await withdrawSlips(em, { creditorId, slipIds: [slip.id], areToldOtherwise: true });
  return told;
}
