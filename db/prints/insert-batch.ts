import { v7 as uuid } from 'uuid';
import type { CreditorId, PrintBatchId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

// Two batches at once are numbered one after the other.
const LOCK = `select pg_advisory_xact_lock(hashtextextended('print batches ' || ?, 0))`;

const INSERT = `
with waiting as (
  select id from print_item where creditor_id = ? and batch_id is null order by id limit ? for no key update
), batch as (
  insert into print_batch (id, creditor_id, number, letters, letter_marks)
  select ?, c.id, coalesce((select max(number) from print_batch where creditor_id = c.id), 0) + 1, w.letters, c.letter_marks
  from creditor c cross join (select count(*) letters from waiting) w
  where c.id = ? and w.letters > 0
  returning id
)
update print_item set batch_id = b.id from batch b, waiting w where print_item.id = w.id returning 1`;

// A letter that asks for a payment asks for what is open now.
const ASK_FOR_OPEN = `
update payment_mail m set amount_ore = b.open_ore
from print_item p, invoice_balance b where p.batch_id = ? and m.id = p.payment_mail_id and b.invoice_id = m.invoice_id and b.open_ore > 0`;

/** Makes a batch of the letters that have waited longest, with the creditor's next number. Null where none waits. */
export async function insertPrintBatch(
  em: EntityManager,
  { creditorId, limit }: { creditorId: CreditorId; limit: number },
): Promise<PrintBatchId | null> {
  const id = uuid() as PrintBatchId;
  await em.execute(LOCK, [creditorId]);
  const letters = await em.execute<unknown[]>(INSERT, [creditorId, limit, id, creditorId]);
  if (letters.length === 0) return null;
  await em.execute(ASK_FOR_OPEN, [id]);
  return id;
}
