import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { ReturnFileFacts } from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import type { EntityManager } from '../orm.ts';

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
from (select ?::text made_at, ?::bigint entries, ?::bigint ore) t where f.id = ? and f.status = 'stored'`;

/**
 * Notes what a file says of itself and what it tells, before anything of it is booked: from now on no other file of that supplier, type,
 * delivery id and time is read. @throws ReturnFileError where one was before
 */
export async function claimDelivery(
  em: EntityManager,
  { fileId, facts, told }: { fileId: ReceivedFileId; facts: ReturnFileFacts; told: ToldSums },
): Promise<void> {
  const { type, supplier, deliveryId, createdOn, madeAt = '' } = facts;
  try {
    await em.execute(CLAIM, [
      type,
      supplier,
      deliveryId,
      createdOn,
      madeAt,
      told.entries.toString(),
      told.ore.toString(),
      fileId,
    ]);
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const message = `delivery ${deliveryId} of ${supplier} was read before, with other content`;
    throw ReturnFileError.at({ line: 1, column: 1 }, 'read_before', message);
  }
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
  from received_notice where received_file_id = ? and creditor_id is not null group by 1
) p group by 1, 2
on conflict do nothing`;

/** A file has been read to its end: what it holds for each creditor is counted. Asked twice, nothing happens. */
export async function noteFileRead(em: EntityManager, { fileId }: { fileId: ReceivedFileId }): Promise<void> {
  await em.execute(COUNT_PARTS, [fileId, fileId, fileId, fileId]);
  await em.execute(`update received_file set status = 'read', read_at = now() where id = ? and status = 'stored'`, [
    fileId,
  ]);
}

/**
 * Has PostgreSQL look at the payments again after a long file: by what it knew before, it would go through all of a creditor's to find
 * a few.
 */
export async function refreshStatistics(em: EntityManager): Promise<void> {
  await em.execute('analyze payment');
}

const MAX_DETAIL_LENGTH = 1000;

/** A file is refused: why, and where in it. */
export async function noteFileRefused(
  em: EntityManager,
  { fileId, error: { code, line, column, message } }: { fileId: ReceivedFileId; error: ReturnFileError },
): Promise<void> {
  await em.execute(
    `update received_file set status = 'refused', error_code = ?, error_line = ?, error_column = ?, error_detail = ?
     where id = ? and status = 'stored'`,
    [code, line, column, message.slice(0, MAX_DETAIL_LENGTH), fileId],
  );
}
