import { DOCUMENT_DELIVERIES } from '../../domain/mails/document-delivery.ts';
import { type Told, WAYS_TO_TELL, type WayToTell } from '../../domain/mails/ways-to-tell.ts';

/** Whether a debtor `d` is told it that way. SQL. */
export function isToldBy(way: WayToTell, told: Told): string {
  const deliveries = DOCUMENT_DELIVERIES.filter((delivery) => WAYS_TO_TELL[told][delivery] === way);
  return deliveries.length === 0 ? 'false' : `d.delivery in (${deliveries.map((delivery) => `'${delivery}'`).join()})`;
}
