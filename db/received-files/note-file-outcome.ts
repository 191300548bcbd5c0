import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { ReturnFileFacts } from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import type { EntityManager } from '../orm.ts';
import type { FileOrigin } from '../words/received-files.ts';
import { outrankFiles } from './outrank-files.ts';

const SELECT_UPLOADS = `
select id from received_file
where type = ? and supplier = ? and delivery_id = ? and made_at = ? and origin = 'upload' and status <> 'refused' for update`;

/** What a file tells, counted as it was gone through. */
export interface ToldSums {
  readonly entries: bigint;
  /** Of payments, and of notices that are about money: below zero where it leaves the account. */
  readonly ore: bigint;
}

// What a person has said is to be read all the same stands in nobody's way, and nobody in its.
const CLAIM = `
update received_file f set type = ?, supplier = ?, delivery_id = ?, created_on = ?, told_entries = t.entries, told_ore = t.ore,
  made_at = case when exists (select from received_file_decision where received_file_id = f.id) then f.id::text else t.made_at end
from (select ?::text made_at, ?::bigint entries, ?::bigint ore) t where f.id = ? and f.status = 'stored'
returning f.origin, f.made_at "madeAt"`;

/**
 * Notes what a file says of itself and what it tells, in a transaction of its own before anything of it is booked: from now on no other
 * file of that supplier, type, delivery id and time is read that comes by the channel, nor one that is uploaded. What comes by the channel
 * outranks what was uploaded before.
 * @throws ReturnFileError where one was before; Error where an upload of the delivery is being booked in this moment
 */
export async function claimDelivery(
  em: EntityManager,
  { fileId, facts, told }: { fileId: ReceivedFileId; facts: ReturnFileFacts; told: ToldSums },
): Promise<void> {
  const { type, supplier, deliveryId, createdOn, madeAt = '' } = facts;
  const delivery = [type, supplier, deliveryId];
  const sums = [told.entries.toString(), told.ore.toString()];
  const message = `delivery ${deliveryId} of ${supplier} was read before, with other content`;
  const readBefore = () => ReturnFileError.at({ line: 1, column: 1 }, 'read_before', message);
  try {
    await em.transactional(async (inside) => {
      await inside.execute(`select pg_advisory_xact_lock(hashtextextended('received file ' || ?, 0))`, [
        JSON.stringify(delivery),
      ]);
      const claimed = [...delivery, createdOn, madeAt, ...sums, fileId];
      const [row] = await inside.execute<{ origin: FileOrigin; madeAt: string }[]>(CLAIM, claimed);
      if (row === undefined) return;
      const key = [...delivery, row.madeAt];
      if (row.origin === 'upload') {
        if (await cameByChannel(inside, { key, fileId })) throw readBefore();
        return;
      }
      const uploads = await inside.execute<{ id: ReceivedFileId }[]>(SELECT_UPLOADS, key);
      await outrankFiles(inside, { fileIds: uploads.map(({ id }) => id), by: fileId, why: message });
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw readBefore();
  }
}

async function cameByChannel(
  em: EntityManager,
  { key, fileId }: { key: readonly unknown[]; fileId: ReceivedFileId },
): Promise<boolean> {
  const [found] = await em.execute<unknown[]>(
    `select 1 from received_file
     where (type = ? and supplier = ? and delivery_id = ? and made_at = ? or sha256 = (select sha256 from received_file where id = ?))
       and origin = 'channel' and status <> 'refused' limit 1`,
    [...key, fileId],
  );
  return found !== undefined;
}

/** Whether the file is to be read, or has been, until the transaction ends: what comes by the channel may have taken its place. */
export async function holdUnrefused(em: EntityManager, fileId: ReceivedFileId): Promise<boolean> {
  const [row] = await em.execute<unknown[]>(
    `select 1 from received_file where id = ? and status <> 'refused' for share`,
    [fileId],
  );
  return row !== undefined;
}

const COUNT_PARTS = `
insert into received_file_part (received_file_id, creditor_id, payments, received_ore, mandates, notices, noticed_ore, told_before,
  told_before_ore)
select ?::uuid, creditor_id, sum(payments), sum(received_ore), sum(mandates), sum(notices), sum(noticed_ore), sum(told_before),
  sum(told_before_ore)
from (
  select creditor_id, count(*) payments, sum(amount_ore) received_ore, 0 mandates, 0 notices, 0 noticed_ore, 0 told_before, 0 told_before_ore
  from payment where received_file_id = ? group by 1
  union all select creditor_id, 0, 0, count(*), 0, 0, 0, 0 from mandate_event where received_file_id = ? group by 1
  union all select creditor_id, 0, 0, 0, count(*) filter (where payment_id is null), coalesce(sum(amount_ore) filter (where payment_id is null), 0),
    count(payment_id), coalesce(sum(amount_ore) filter (where payment_id is not null), 0)
  from received_notice where received_file_id = ? and creditor_id is not null and settled_at is null group by 1
) p group by 1, 2
on conflict (received_file_id, creditor_id) do update
set payments = excluded.payments, received_ore = excluded.received_ore, mandates = excluded.mandates, notices = excluded.notices,
  noticed_ore = excluded.noticed_ore, told_before = excluded.told_before, told_before_ore = excluded.told_before_ore`;

// What was of a creditor that was not set up has been booked since then.
const SETTLE_NOTICES = `
update received_notice n set settled_at = now()
where received_file_id = ? and code = 'unknown_creditor' and settled_at is null
  and (exists (select from payment where received_file_id = n.received_file_id and position = n.position)
    or exists (select from mandate_event where received_file_id = n.received_file_id and position = n.position))`;

/**
 * A file has been read to its end: what it holds for each creditor is counted, and held against what it tells. Asked twice, it comes to
 * the same.
 * @param origin as it was while the file was read
 * @returns `refused` where it has given way to another; `other_origin` where the channel has brought it meanwhile: it is to be read as such
 */
export async function noteFileRead(
  em: EntityManager,
  { fileId, origin }: { fileId: ReceivedFileId; origin: FileOrigin },
): Promise<'read' | 'refused' | 'other_origin'> {
  // Two readers at once count one after the other.
  const [held] = await em.execute<{ origin: FileOrigin }[]>(
    `select origin from received_file where id = ? and status <> 'refused' for update`,
    [fileId],
  );
  if (held === undefined) return 'refused';
  if (held.origin !== origin) return 'other_origin';
  await em.execute(SETTLE_NOTICES, [fileId]);
  await em.execute(COUNT_PARTS, [fileId, fileId, fileId, fileId]);
  await em.execute(`update received_file set status = 'read', read_at = coalesce(read_at, now()) where id = ?`, [
    fileId,
  ]);
  return 'read';
}

/**
 * Has PostgreSQL look at the payments again after a long file: by what it knew before, it would go through all of a creditor's to find
 * a few.
 */
export async function refreshStatistics(em: EntityManager): Promise<void> {
  await em.execute('analyze payment');
}

/**
 * Has PostgreSQL look at the payments where it has never seen any: each key that points to a payment would be looked up among all of the
 * creditor's, for to whoever has seen no rows one index is as good as another.
 */
export async function learnStatistics(em: EntityManager): Promise<void> {
  const [seen] = await em.execute<{ rows: number }[]>(
    `select reltuples::float8 "rows" from pg_class where oid = 'payment'::regclass`,
  );
  if (seen !== undefined && seen.rows <= 0) await refreshStatistics(em);
}

const MAX_DETAIL_LENGTH = 1000;

/** A file is refused: why, and where in it. False where it is refused already, or has come by the channel since it was judged as an upload. */
export async function noteFileRefused(
  em: EntityManager,
  {
    fileId,
    origin,
    error: { code, line, column, message },
  }: { fileId: ReceivedFileId; origin: FileOrigin; error: ReturnFileError },
): Promise<boolean> {
  const noted = await em.execute<unknown[]>(
    `update received_file set status = 'refused', error_code = ?, error_line = ?, error_column = ?, error_detail = ?
     where id = ? and status = 'stored' and origin = ? returning id`,
    [code, line, column, message.slice(0, MAX_DETAIL_LENGTH), fileId, origin],
  );
  return noted.length > 0;
}
