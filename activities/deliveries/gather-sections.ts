import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { lastCollectionDeadline } from '../../domain/collections/collection-deadline.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import { followAllMandates } from '../../db/collections/follow-mandates.ts';
import { loadQueuedCollections } from '../../db/collections/load-queued-collections.ts';
import { loadQueuedPayOuts } from '../../db/collections/load-queued-pay-outs.ts';
import { loadQueuedSlips } from '../../db/collections/load-queued-slips.ts';
import { withdrawPayOuts } from '../../db/deliveries/deliver-pay-outs.ts';
import { withdrawSlips } from '../../db/deliveries/deliver-slips.ts';
import { markTooLate } from '../../db/deliveries/insert-delivery.ts';
import type { Creditor } from '../../db/entities/creditor.ts';
import type { EntityManager } from '../../db/orm.ts';
import { bundleCollections, type BundledSection } from '../collections/collection-entries.ts';
import { payOutEntries, withPayOuts } from '../collections/pay-out-entries.ts';
import { withSlips } from '../collections/slip-entries.ts';

/** What a delivery is gathered of: a creditor's queues at a moment, epoch ms, which is in that day. */
export interface Gathering {
  readonly creditor: Pick<Creditor, 'id' | 'timeZone' | 'bsSettings'>;
  readonly mainText: string;
  readonly atMs: number;
  readonly today: CivilDate;
}

/** The sections of a delivery that is closed at a moment, epoch ms: all that is queued and can still be delivered, in the transaction that closes it. */
export async function gatherSections(em: EntityManager, gathering: Gathering): Promise<BundledSection[]> {
  const collected = await gatherCollections(em, gathering);
  const paidOut = collected.length === 0 ? collected : await addPayOuts(em, collected, gathering);
  return addSlips(em, paidOut, gathering);
}

async function gatherCollections(
  em: EntityManager,
  { creditor: { id: creditorId, timeZone: zone, bsSettings }, mainText, atMs, today }: Gathering,
): Promise<BundledSection[]> {
  const { calendar: rules } = settingsOf(bsSettings);
  await followAllMandates(em, { creditorId });
  const queued = await loadQueuedCollections(em, { creditorId, throughDate: addDays(today, rules.maxDaysAhead) });
  const inTime = Map.groupBy(
    queued,
    ({ paymentDate }) => lastCollectionDeadline({ paymentDate, rules, zone }).instantMs > atMs,
  );
  await markTooLate(em, { creditorId, collections: inTime.get(false) ?? [] });
  return bundleCollections(inTime.get(true) ?? [], { mainText });
}

async function addPayOuts(
  em: EntityManager,
  collected: readonly BundledSection[],
  { creditor: { id: creditorId, timeZone: zone, bsSettings }, atMs, today }: Gathering,
): Promise<BundledSection[]> {
  const { calendar: rules, format, services } = settingsOf(bsSettings);
  const queued = services.payOuts ? await loadQueuedPayOuts(em, { creditorId }) : [];
  const payOuts = payOutEntries(queued, { atMs, today, dates: createPaymentDates({ zone, rules }) });
  await withdrawPayOuts(em, { creditorId, ...payOuts });
  return withPayOuts(collected, { ...payOuts, negativeNet: format.negativeNet });
}

/** The same with the slips that the creditor has agreed to; those of which nothing is open any more are withdrawn. */
export async function addSlips(
  em: EntityManager,
  sections: readonly BundledSection[],
  { creditor: { id: creditorId, timeZone: zone, bsSettings }, mainText, atMs, today }: Gathering,
): Promise<BundledSection[]> {
  const { calendar: rules, services } = settingsOf(bsSettings);
  if (services.slips === 'none') return [...sections];
  const queued = await loadQueuedSlips(em, { creditorId, throughDate: addDays(today, rules.maxDaysAhead) });
  const byOpen = Map.groupBy(queued, ({ amountOre }) => amountOre > 0n);
  await withdrawSlips(em, { creditorId, slipIds: (byOpen.get(false) ?? []).map(({ id }) => id) });
  const dates = createPaymentDates({ zone, rules });
  return withSlips(sections, byOpen.get(true) ?? [], { service: services.slips, mainText, atMs, today, dates });
}
