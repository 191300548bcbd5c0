import { v7 as uuid } from 'uuid';
import type { CreditorId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import type { Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';

/** As many findings as are written by one statement. */
const BATCH = 1000;

const UPSERT = `
insert into self_check_finding (id, creditor_id, code, object_type, object_id, object_key, details, status, self_check_id)
select f.id, c.creditor_id, f.code, f.object_type, f.object_id, f.object_key, f.details, 'open', c.self_check_id
from (select ?::uuid creditor_id, ?::uuid self_check_id) c, jsonb_to_recordset(?::jsonb) as f (
  id uuid, code text, object_type text, object_id uuid, object_key text, details jsonb)
on conflict (creditor_id, code, object_id, object_key) where status = 'open'
do update set self_check_id = excluded.self_check_id, details = excluded.details
returning id`;

const CLOSE_GONE = `
update self_check_finding set status = 'gone', closed_at = now()
where creditor_id = ? and status = 'open' and self_check_id <> ? returning id`;

const FINISH = `
update self_check set finished_at = now(), differences = ?, new_findings = ?, gone_findings = ?
where creditor_id = ? and id = ? and finished_at is null`;

/**
 * Stores what a check has seen, in the caller's transaction: what is open already stays one finding, what is open and was not seen is
 * gone, and the check is finished.
 */
export async function storeFindings(
  em: EntityManager,
  {
    creditorId,
    selfCheckId,
    differences,
  }: { creditorId: CreditorId; selfCheckId: SelfCheckId; differences: readonly Difference[] },
): Promise<void> {
  // Two checks of a creditor at once store one after the other.
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('self-check/' || ?, 0))`, [creditorId]);
  let newFindings = 0;
  for (let from = 0; from < differences.length; from += BATCH) {
    const records = differences.slice(from, from + BATCH).map(({ code, objectType, objectId, objectKey, details }) => ({
      id: uuid(),
      code,
      object_type: objectType,
      object_id: objectId,
      object_key: objectKey ?? '',
      details,
    }));
    const given = new Set(records.map(({ id }) => id));
    const stored = await em.execute<{ id: string }[]>(UPSERT, [creditorId, selfCheckId, JSON.stringify(records)]);
    newFindings += stored.filter(({ id }) => given.has(id)).length;
  }
  const gone = await em.execute<{ id: string }[]>(CLOSE_GONE, [creditorId, selfCheckId]);
  await em.execute(FINISH, [differences.length, newFindings, gone.length, creditorId, selfCheckId]);
}
