import { v7 as uuid } from 'uuid';
import type { CreditorId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

/** Begins the check of a night, by its moment; asked again it is the same one. */
export async function beginNightlySelfCheck(
  em: EntityManager,
  { creditorId, nightMs }: { creditorId: CreditorId; nightMs: number },
): Promise<SelfCheckId> {
  const [row] = await em.execute<{ id: SelfCheckId }[]>(
    `insert into self_check (id, creditor_id, night_at) values (?, ?, ?)
     on conflict (creditor_id, night_at) where night_at is not null do update set night_at = excluded.night_at
     returning id`,
    [uuid(), creditorId, new Date(nightMs)],
  );
  if (row === undefined) throw new Error(`no self-check was begun for creditor ${creditorId}`);
  return row.id;
}
