import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { ApiProblem } from '../http/problem.ts';

/** @throws ApiProblem 409 where the debtor has nothing to the good, or less than the amount. */
export function checkCredit({
  debtorId,
  creditOre,
  amountOre,
}: {
  debtorId: DebtorId;
  creditOre: bigint;
  amountOre: bigint;
}): void {
  if (creditOre > 0n && amountOre <= creditOre) return;
  const credit = formatOre(creditOre);
  const detail = `The debtor has ${credit} kr. to the good`;
  throw new ApiProblem('more_than_credit', { detail, members: { debtorId, credit } });
}
