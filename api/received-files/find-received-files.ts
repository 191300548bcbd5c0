import type { EntityManager } from '../../db/orm.ts';
import type { ReceivedFileStatus } from '../../db/words/received-files.ts';
import type { CreditorId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { allOf, type Conditions } from '../http/conditions.ts';
import { summarize } from '../http/summaries.ts';
import type { ReceivedFileRow } from './received-file-fields.ts';

// A creditor sees what holds something for it and what it has uploaded, with its own part; an operator sees all, with the sums of all parts.
const SELECT = `
select f.id, f.file_name "fileName", f.status, f.type, f.supplier, f.delivery_id "deliveryId", f.size_bytes "sizeBytes",
  encode(f.sha256, 'hex') sha256, f.received_at "receivedAt", f.read_at "readAt", f.error_code "errorCode", f.error_line "errorLine",
  f.error_column "errorColumn", f.error_detail "errorDetail", f.outranked_by is not null "isOutranked",
  f.told_entries "toldEntries", p.payments, p."receivedOre", p.mandates, p.notices, p."noticedOre", p."knownBefore", p."knownBeforeOre",
  (select count(*)::int from payment w
   where w.received_file_id = f.id and w.status in ('new', 'waiting') and w.creditor_id = coalesce(?::uuid, w.creditor_id)) waiting
from received_file f
left join lateral (
  select sum(payments)::int payments, sum(received_ore)::text "receivedOre", sum(mandates)::int mandates, sum(notices)::int notices,
    sum(noticed_ore)::text "noticedOre", sum(told_before)::int "knownBefore", sum(told_before_ore)::text "knownBeforeOre"
  from received_file_part where received_file_id = f.id and creditor_id = coalesce(?::uuid, creditor_id)) p on true`;

// Its own files are a few among those of all creditors: they are gathered by the indexes, and not looked for in all.
const IS_SEEN = `f.id in (
  select id from received_file where uploaded_by = ? union select received_file_id from received_file_part where creditor_id = ?)`;

/** Which files are asked for, by whom: null for an operator. */
interface Asked {
  readonly creditorId: CreditorId | null;
  readonly fileId?: ReceivedFileId;
  readonly status?: ReceivedFileStatus | undefined;
  readonly after?: string | null;
}

/** Files that came in, the newest first, as a creditor sees them; null for an operator. */
export async function findReceivedFiles(
  em: EntityManager,
  { limit, ...asked }: Asked & { readonly limit: number },
): Promise<ReceivedFileRow[]> {
  const { where, values } = conditionsOf(asked);
  const sql = `${SELECT} where ${where} order by f.id desc limit ?`;
  return em.execute<ReceivedFileRow[]>(sql, [asked.creditorId, asked.creditorId, ...values, limit]);
}

/** How many there are of them. */
export function countReceivedFiles(em: EntityManager, asked: Asked): ReturnType<typeof summarize<never>> {
  return summarize(em, { select: 'select f.id from received_file f', ...conditionsOf(asked), sums: [] });
}

function conditionsOf({ creditorId, fileId, status, after }: Asked): Conditions {
  return allOf([
    [IS_SEEN, creditorId, creditorId],
    ['f.id = ?', fileId],
    ['f.status = ?', status],
    ['f.id < ?', after],
  ]);
}
