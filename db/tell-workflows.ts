import { settingsOf, type BetalingsserviceChoices } from '../domain/betalingsservice/betalingsservice-settings.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { tellSubscriptionsOfCalendar } from './mandates/tell-subscriptions-of-mandate.ts';
import type { EntityManager } from './orm.ts';
import { insertMessages } from './outbox/insert-messages.ts';

// Stands against the `for key share` of `holdCollectionFacts`, which all of them go through who change what is told here.
const HOLD_CREDITORS = `select from creditor where pbs_number is not null order by id for update`;

/**
 * Writes to the outbox what running workflows must know of each creditor on Betalingsservice, in the caller's transaction: by which
 * calendar its deliveries are closed, and on which day each of its subscriptions with a mandate is billed. Being told again changes nothing.
 *
 * What is told is held until the messages are written: whoever changes a mandate, a calendar or terms meanwhile tells of it after these, and
 * who has changed one is waited for.
 */
export async function tellWorkflows(em: EntityManager): Promise<void> {
  await em.execute(HOLD_CREDITORS);
  const creditors = await em.execute<{ creditorId: CreditorId; bsSettings: BetalingsserviceChoices }[]>(
    `select id "creditorId", bs_settings "bsSettings" from creditor where pbs_number is not null order by id`,
  );
  const messages = creditors.map(({ creditorId, bsSettings }) => ({
    creditorId,
    workflowId: `delivery/${creditorId}`,
    kind: 'set_delivery_calendar' as const,
    payload: { rules: settingsOf(bsSettings).calendar },
  }));
  await insertMessages(em, { messages, waitSeconds: 0 });
  for (const { creditorId } of creditors) await tellSubscriptionsOfCalendar(em, { creditorId });
}
