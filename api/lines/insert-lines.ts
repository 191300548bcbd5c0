import { v7 as uuid } from 'uuid';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, ItemId, LineId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { discountOf } from '../../db/lines/billable-lines.ts';
import { discountRefusal } from '../../domain/lines/pricing.ts';
import { invalidField } from '../http/problem.ts';
import { refuseTogether } from '../http/refuse-together.ts';
import type { OneOffLineBody, StandingLineBody } from './line-fields.ts';
import { loadPriceList, type PricedLine, priceLine, type PriceList } from './price-lines.ts';

interface Owner {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
}

interface Given<Body> {
  readonly lines: readonly Body[];
  /** The JSON pointer to a line. */
  readonly at: (index: number) => string;
  /** The items of the lines that these take the place of: they may be archived. */
  readonly itemsBefore?: readonly (ItemId | null)[];
}

type LineTerms = Pick<
  StandingLine,
  'discountPercentMicro' | 'discountOre' | 'validFrom' | 'validTo' | 'prorated' | 'followsItem'
>;

export type StandingLineRow = Owner & PricedLine & LineTerms & { readonly id: LineId; readonly position: number };
export type OneOffLineRow = Owner & PricedLine & Pick<OneOffLine, 'id' | 'chargeOn' | 'debtorId'>;

/**
 * Prices and writes standing lines, in positions from the first one on.
 * @throws ApiProblem where an item is not the creditor's, or a discount exceeds its line; `at` answers the JSON pointer to a line.
 */
export async function insertStandingLines(
  em: EntityManager,
  owner: Owner,
  given: Given<StandingLineBody> & { readonly firstPosition?: number },
): Promise<void> {
  const priceList = await loadPriceList(em, { ...owner, ...given });
  await em.insertMany(StandingLine, standingLineRows(priceList, owner, given));
}

/** The rows of standing lines, in positions from the first one on. @throws ApiProblem as `insertStandingLines` does, of all lines. */
export function standingLineRows(
  priceList: PriceList,
  owner: Owner,
  { lines, at, itemsBefore, firstPosition = 1 }: Given<StandingLineBody> & { readonly firstPosition?: number },
): StandingLineRow[] {
  const toRow = (line: StandingLineBody, index: number): StandingLineRow => {
    const path = at(index);
    const priced = priceLine(priceList, { line, path, itemsBefore });
    const terms = termsOfLine(line);
    if (discountRefusal({ ...priced, discount: discountOf(terms) }) !== null) {
      const field = line.discountAmount === null ? 'discountPercent' : 'discountAmount';
      throw invalidField({ path: `${path}/${field}`, code: 'exceeds_line', message: 'The discount exceeds the line' });
    }
    return { id: uuid() as LineId, ...owner, position: firstPosition + index, ...priced, ...terms };
  };
  return refuseTogether(lines.map((line, index) => () => toRow(line, index)));
}

/** The columns of a standing line that its price does not decide. */
export function termsOfLine(given: StandingLineBody): LineTerms {
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
  given: Given<OneOffLineBody>,
): Promise<OneOffLineId[]> {
  const priceList = await loadPriceList(em, { ...owner, ...given });
  const rows = oneOffLineRows(priceList, owner, given);
  if (rows.length > 0) await em.insertMany(OneOffLine, rows);
  return rows.map(({ id }) => id);
}

/** The rows of one-off lines, in the order of the invoice. @throws ApiProblem where an item is not the creditor's, of all lines. */
export function oneOffLineRows(
  priceList: PriceList,
  owner: Owner,
  { lines, at }: Given<OneOffLineBody>,
): OneOffLineRow[] {
  const toRow = (line: OneOffLineBody, index: number): OneOffLineRow => {
    const { chargeOn, debtorId } = line;
    return {
      id: uuid() as OneOffLineId,
      ...owner,
      ...priceLine(priceList, { line, path: at(index) }),
      chargeOn,
      debtorId,
    };
  };
  return refuseTogether(lines.map((line, index) => () => toRow(line, index)));
}
