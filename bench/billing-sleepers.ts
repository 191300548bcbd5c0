import { deliverMessage } from '../api/outbox/deliver-message.ts';
import { loadCollectedTerms } from '../db/mandates/tell-subscriptions-of-mandate.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { subscriptionWorkflowId } from '../workflows/subscriptions/subscription.ts';
import type { BenchStack } from './bench-stack.ts';
import { countRows } from './count-rows.ts';
import { idsDueAt } from './due-moment.ts';
import { insertDueSubscriptions } from './insert-due-subscriptions.ts';
import type { KindOfSleeper } from './sleepers-round.ts';

/** Most of it for the ids. */
const PREPARED_MS = 10;

/** So many subscriptions of a new creditor, who is told. Debtors with a mandate, started as the API starts them. */
export function billingSleepers(
  { orm, client }: Pick<BenchStack, 'orm' | 'client'>,
  { count, onCreditor }: { count: number; onCreditor: (creditorId: CreditorId) => void },
): KindOfSleeper {
  return {
    worker: 'billingWorker',
    preparedMs: PREPARED_MS,
    async prepare(due) {
      const { timeZone, startOn } = due;
      const creditorId = await sampleCreditor(orm, { timeZone });
      onCreditor(creditorId);
      const ids = idsDueAt(due, count);
      await insertDueSubscriptions(orm, { creditorId, firstNumber: 1, ids, startOn });
      await orm.em.fork().execute('analyze');
      const collected = await loadCollectedTerms(orm.em.fork(), { creditorId, subscriptionIds: ids });
      const terms = { timeZone, startOn, intervalUnit: 'month', intervalCount: 1, endOn: null };
      return {
        starts: ids.map(
          (id) => () =>
            deliverMessage(client, {
              id,
              creditorId,
              workflowId: subscriptionWorkflowId(id),
              kind: 'start_subscription',
              payload: { ...terms, collected: collected.get(id) },
              attempts: 1,
            }),
        ),
        countDone: () => countRows(orm, 'drafted', creditorId),
        countMailed: () => countRows(orm, 'mailed', creditorId),
      };
    },
  };
}
