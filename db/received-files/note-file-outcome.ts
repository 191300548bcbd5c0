import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { ReturnFileFacts } from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import type { EntityManager } from '../orm.ts';

/**
 * Notes what a file says of itself, before anything of it is booked: from now on no other file of that supplier, type and delivery id is
 * read. @throws ReturnFileError where one was before
 */
export async function claimDelivery(
  em: EntityManager,
  { fileId, facts: { type, supplier, deliveryId, createdOn } }: { fileId: ReceivedFileId; facts: ReturnFileFacts },
): Promise<void> {
  try {
    await em.execute(
      `update received_file set type = ?, supplier = ?, delivery_id = ?, created_on = ? where id = ? and status = 'stored'`,
      [type, supplier, deliveryId, createdOn, fileId],
    );
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const message = `delivery ${deliveryId} of ${supplier} was read before, with other content`;
    throw ReturnFileError.at({ line: 1, column: 1 }, 'read_before', message);
  }
}

const COUNT_PARTS = `
insert into received_file_part (received_file_id, creditor_id, payments, received_ore, mandates, notices)
select ?::uuid, creditor_id, sum(payments), sum(received_ore), sum(mandates), sum(notices)
from (
  select creditor_id, count(*) payments, sum(amount_ore) received_ore, 0 mandates, 0 notices from payment where received_file_id = ? group by 1
  union all select creditor_id, 0, 0, count(*), 0 from mandate_event where received_file_id = ? group by 1
  union all select creditor_id, 0, 0, 0, count(*) from received_notice where received_file_id = ? and creditor_id is not null group by 1
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
