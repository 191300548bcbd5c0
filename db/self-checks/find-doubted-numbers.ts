import { Creditor } from '../entities/creditor.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { Difference } from './difference.ts';

/** That the operator has to say whether the creditor's numbers at Betalingsservice are its own. Whose else they may be is not told. */
export async function findDoubtedNumbers(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const creditor = await em.findOne(Creditor, { id: creditorId, numbersDoubted: true });
  if (creditor === null) return [];
  const { pbsNumber, bsDataSupplierNumber: dataSupplierNumber } = creditor;
  const details = { pbsNumber, dataSupplierNumber };
  return [{ code: 'numbers_doubted', objectType: 'creditor', objectId: creditorId, details }];
}
