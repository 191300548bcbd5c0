import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { ApiProblem } from '../../api/http/problem.ts';
import { writeMessage } from '../../api/outbox/write-messages.ts';
import { insertSubscriptions } from '../../api/subscriptions/insert-subscriptions.ts';
import { prepareSubscriptions } from '../../api/subscriptions/prepare-subscriptions.ts';
import { createSubscriptionBody } from '../../api/subscriptions/subscription-fields.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { openOrm } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';

// Later than every billing moment of the night, in winter as in summer.
const BILLED_AT = 'T05:30:00Z';

/**
 * Creates a subscription and bills its first period as its workflow would have on an earlier day; then its workflow is started, finds
 * that done and goes on with the mail. So a demo that lasts minutes has an invoice that is weeks old, made by the code that bills.
 */
export async function billLongAgo({
  databaseUrl,
  on,
  body,
}: {
  databaseUrl: string;
  on: CivilDate;
  body: Record<string, unknown>;
}): Promise<void> {
  const orm = await openOrm({ databaseUrl, poolMax: 2 });
  try {
    const em = orm.em.fork();
    const [creditor] = await em.find(Creditor, {}, { limit: 1 });
    if (creditor === undefined) throw new Error('the demo has no creditor');
    const creditorId: CreditorId = creditor.id;
    const message = await em.transactional(async (own) => {
      const bodies = [createSubscriptionBody.parse(body)];
      const [prepared] = await prepareSubscriptions(own, { creditorId, bodies });
      if (prepared === undefined || prepared instanceof ApiProblem)
        throw new Error('a sample subscription was refused');
      const [start] = await insertSubscriptions(own, [prepared]);
      if (start === undefined) throw new Error('a sample subscription starts no workflow');
      return { subscriptionId: prepared.subscription.id, start };
    });
    const outcome = await createDraftInvoice({ orm })({
      subscriptionId: message.subscriptionId,
      periodIndex: 0,
      billedAtMs: Date.parse(`${on}${BILLED_AT}`),
    });
    if (outcome.kind !== 'issued') throw new Error(`a sample invoice was not issued: ${outcome.kind}`);
    await orm.em.fork().transactional((own) => writeMessage(own, message.start));
  } finally {
    await orm.close();
  }
}
