import { Creditor } from '../../db/entities/creditor.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';

/** The day that it is in the creditor's time zone. */
export async function creditorToday(em: EntityManager, creditorId: CreditorId): Promise<CivilDate> {
  const { timeZone } = await em.findOneOrFail(Creditor, { id: creditorId });
  return civilDateAt({ epochMs: Date.now(), zone: timeZone });
}
