import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import { holdCollectionFacts } from '../../db/mandates/hold-collection-facts.ts';
import { loadCollectedTerms } from '../../db/mandates/tell-subscriptions-of-mandate.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { flatInTurns, inTurns, setInTurns } from '../http/in-turns.ts';
import type { NewSubscription } from './prepare-subscriptions.ts';

/**
 * Writes subscriptions of one creditor with their lines. Answers the messages that start their workflows, which the caller writes in the
 * same transaction: until it ends, what they say of the debtors' mandates stays so.
 */
export async function insertSubscriptions(
  em: EntityManager,
  prepared: readonly NewSubscription[],
): Promise<NewSubscription['message'][]> {
  const subscriptions = await inTurns(prepared, ({ subscription }) => subscription);
  for (const rows of chunksOf(subscriptions)) await em.insertMany(Subscription, rows);
  const standingLines = await flatInTurns(prepared, (one) => one.standingLines);
  for (const rows of chunksOf(standingLines)) await em.insertMany(StandingLine, rows);
  const oneOffLines = await flatInTurns(prepared, (one) => one.oneOffLines);
  for (const rows of chunksOf(oneOffLines)) await em.insertMany(OneOffLine, rows);
  const [first] = prepared;
  if (first === undefined) return [];
  const { creditorId } = first.message;
  const debtorIds = [
    ...(await setInTurns(subscriptions, ({ debtorId }) =>
      debtorId === null || debtorId === undefined ? [] : [debtorId],
    )),
  ];
  await holdCollectionFacts(em, { creditorId, debtorIds });
  const subscriptionIds = await inTurns(subscriptions, ({ id }) => id);
  const collected = await loadCollectedTerms(em, { creditorId, subscriptionIds });
  return inTurns(prepared, ({ subscription: { id }, message }) => ({
    ...message,
    payload: { ...message.payload, collected: collected.get(id) },
  }));
}
