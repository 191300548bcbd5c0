import { v7 as uuid } from 'uuid';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, LineId, OneOffLineId, SubscriptionId } from '../../domain/ids.ts';
import { discountOf } from '../../db/billable-lines.ts';
import { discountRefusal } from '../../domain/pricing.ts';
import { invalidField } from '../http/problem.ts';
import type { OneOffLineBody, StandingLineBody } from './line-fields.ts';
import { priceLines } from './price-lines.ts';

interface Owner {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
}

/**
 * Prices and writes standing lines, in positions from the first one on.
 * @throws ApiProblem where an item is not the creditor's, or a discount exceeds its line; `at` answers the JSON pointer to a line.
 */
export async function insertStandingLines(
  em: EntityManager,
  owner: Owner,
  {
    lines,
    at,
    firstPosition = 1,
  }: { lines: readonly StandingLineBody[]; at: (index: number) => string; firstPosition?: number },
): Promise<void> {
  const priced = await priceLines(em, { ...owner, lines, at });
  const rows = priced.map((line, index) => {
    const given = lines[index];
    if (given === undefined) throw new Error('a line was priced that was not given');
    const terms = termsOfLine(given);
    if (discountRefusal({ ...line, discount: discountOf(terms) }) !== null) {
      const path = `${at(index)}/${given.discountAmount === null ? 'discountPercent' : 'discountAmount'}`;
      throw invalidField({ path, code: 'exceeds_line', message: 'The discount exceeds the line' });
    }
    return { id: uuid() as LineId, ...owner, position: firstPosition + index, ...line, ...terms };
  });
  await em.insertMany(StandingLine, rows);
}

/** The columns of a standing line that its price does not decide. */
export function termsOfLine(
  given: StandingLineBody,
): Pick<StandingLine, 'discountPercentMicro' | 'discountOre' | 'validFrom' | 'validTo' | 'prorated' | 'followsItem'> {
  return {
    discountPercentMicro: given.discountPercent,
    discountOre: given.discountAmount,
    validFrom: given.validFrom,
    validTo: given.validTo,
    prorated: given.prorated,
    followsItem: given.followItemPrice,
  };
}

/** Prices and writes one-off lines. Answers their ids, in the order of the lines, which is the order on the invoice. */
export async function insertOneOffLines(
  em: EntityManager,
  owner: Owner,
  { lines, at }: { lines: readonly OneOffLineBody[]; at: (index: number) => string },
): Promise<OneOffLineId[]> {
  const priced = await priceLines(em, { ...owner, lines, at });
  const rows = priced.map((line, index) => ({
    id: uuid() as OneOffLineId,
    ...owner,
    ...line,
    chargeOn: lines[index]?.chargeOn ?? null,
    debtorId: lines[index]?.debtorId ?? null,
  }));
  if (rows.length > 0) await em.insertMany(OneOffLine, rows);
  return rows.map(({ id }) => id);
}
