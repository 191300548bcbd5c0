import { Creditor } from '../../db/entities/creditor.ts';
import type { Orm } from '../../db/orm.ts';
import { withdrawLetters } from '../../db/reminders/withdraw-letters.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CloseDeliveryInput } from './close-sections.ts';

/**
 * Withdraws the reminders of which nothing is left to ask for before their slips are gathered: a slip asks for what is open, and that would be their
 * charges alone.
 */
export async function withdrawUnneeded(orm: Orm, { creditorId, closedAtMs }: CloseDeliveryInput): Promise<void> {
  const em = orm.em.fork();
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  await withdrawLetters(em, { creditorId, on: civilDateAt({ epochMs: closedAtMs, zone }) });
}
