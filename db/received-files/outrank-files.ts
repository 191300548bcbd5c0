import type { ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const IDS = `any(string_to_array(?, ',')::uuid[])`;

// What is uploaded and not begun to be booked gives way to what the channel brings; what is booked is said to be outranked.
const GIVE_WAY = `
update received_file f set status = 'refused', error_code = 'read_before', error_line = 1, error_column = 1, error_detail = ?
where id = ${IDS} and status = 'stored'
  and not exists (select from payment where received_file_id = f.id) and not exists (select from mandate_event where received_file_id = f.id)
  and not exists (select from received_notice where received_file_id = f.id)`;
const OUTRANK = `update received_file set outranked_by = ? where id = ${IDS} and status <> 'refused' returning status`;

/**
 * Uploads of what the channel has brought give way to it, in the caller's transaction.
 *
 * @param files `why` is said of those that are refused
 * @throws Error where one of them is being booked in this moment: tried again, it has been
 */
export async function outrankFiles(
  em: EntityManager,
  { fileIds, by, why }: { fileIds: readonly ReceivedFileId[]; by: ReceivedFileId; why: string },
): Promise<void> {
  if (fileIds.length === 0) return;
  await em.execute(GIVE_WAY, [why, fileIds.join()]);
  const outranked = await em.execute<{ status: string }[]>(OUTRANK, [by, fileIds.join()]);
  if (outranked.some(({ status }) => status === 'stored')) throw new Error('an upload of the delivery is being read');
}
