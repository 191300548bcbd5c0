import { noteReceipt } from '../../db/deliveries/note-receipt.ts';
import type { ActivityDependencies } from '../dependencies.ts';

/**
 * Takes a file that has come from Betalingsservice for the receipt of a delivery where it is one: named as the delivery's file, and
 * the suffix of receipts. Answers whether it was; what it holds does not matter. Twice is once.
 */
export async function takeReceipt(
  { orm, receipts }: Pick<ActivityDependencies, 'orm' | 'receipts'>,
  fileName: string,
): Promise<boolean> {
  if (receipts === null || !fileName.endsWith(receipts.suffix)) return false;
  return noteReceipt(orm.em.fork(), fileName.slice(0, -receipts.suffix.length));
}
