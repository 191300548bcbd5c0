import { v7 as uuid } from 'uuid';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, LineId, OneOffLineId, SubscriptionId } from '../../domain/ids.ts';
import type { PricedLine } from './price-lines.ts';

interface Owner {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
}

export async function insertStandingLines(
  em: EntityManager,
  owner: Owner,
  lines: readonly PricedLine[],
): Promise<void> {
  await em.insertMany(
    StandingLine,
    lines.map((line, index) => ({ id: uuid() as LineId, ...owner, position: index + 1, ...line })),
  );
}

/** Answers the ids, in the order of the lines, which is the order on the invoice. */
export async function insertOneOffLines(
  em: EntityManager,
  owner: Owner,
  lines: readonly PricedLine[],
): Promise<OneOffLineId[]> {
  const rows = lines.map((line) => ({ id: uuid() as OneOffLineId, ...owner, ...line }));
  if (rows.length > 0) await em.insertMany(OneOffLine, rows);
  return rows.map(({ id }) => id);
}
