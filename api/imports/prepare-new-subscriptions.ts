import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { type ApiProblem, invalidField } from '../http/problem.ts';
import { inTurns, jsonInTurns, setInTurns } from '../http/in-turns.ts';
import { type NewSubscription, prepareSubscriptions } from '../subscriptions/prepare-subscriptions.ts';
import type { SubscriptionBody } from '../subscriptions/subscription-fields.ts';

type Likeness = Pick<SubscriptionBody, 'debtorId' | 'reference' | 'startOn' | 'interval'>;

const SELECT_LIKE = `
select debtor_id "debtorId", reference, start_on "startOn", jsonb_build_object('unit', interval_unit, 'count', interval_count) interval
from subscription
where creditor_id = ? and debtor_id in (select jsonb_array_elements_text(?::jsonb)::uuid) and status <> 'cancelled'`;

/**
 * As `prepareSubscriptions`, and refuses what the creditor has already: nothing in a subscription is its own alone, and a file that is
 * sent once more would bill everybody twice. Imports of one creditor wait for each other's end here.
 */
export async function prepareNewSubscriptions(
  em: EntityManager,
  { creditorId, bodies }: { creditorId: CreditorId; bodies: readonly SubscriptionBody[] },
): Promise<(NewSubscription | ApiProblem)[]> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('import subscriptions ' || ?, 0))`, [creditorId]);
  const debtorIds = await setInTurns(bodies, ({ debtorId }) => (debtorId === null ? [] : [debtorId]));
  const there = await em.execute<Likeness[]>(SELECT_LIKE, [creditorId, await jsonInTurns(debtorIds)]);
  const keys = await setInTurns(there, (one) => [keyOf(one)]);
  const prepared = await prepareSubscriptions(em, { creditorId, bodies });
  return inTurns(prepared, (one, index) => {
    const body = bodies[index];
    return body !== undefined && keys.has(keyOf(body)) ? THERE_ALREADY : one;
  });
}

const THERE_ALREADY = invalidField({
  path: '/debtorId',
  code: 'subscription_there_already',
  message:
    'The debtor has a subscription with this reference, start and interval: give another one a reference of its own',
});

function keyOf({ debtorId, reference, startOn, interval: { unit, count } }: Likeness): string {
  return JSON.stringify([debtorId, reference, startOn, unit, count]);
}
