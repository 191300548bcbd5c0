import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { CollectedTerms } from '../../domain/collections/collected-billing-day.ts';
import { COLLECTED_COLUMNS, type CollectedRow, collectedTermsOf } from '../collections/collected-terms.ts';
import { holdCollectionFacts } from './hold-collection-facts.ts';
import { wakeLiveIndexations } from '../indexations/wake-live-indexations.ts';
import { MANDATE_OF_DEBTOR } from '../invoices/load-invoice-facts.ts';
import type { EntityManager } from '../orm.ts';

type Row = CollectedRow & { readonly subscriptionId: SubscriptionId };

const SELECT = `
select s.id "subscriptionId", s.payment_terms_kind "paymentTermsKind", s.payment_terms_days "paymentTermsDays",
  s.payment_day "paymentDay", s.draft_window_days "draftWindowDays", c.pbs_number "pbsNumber", c.bs_settings "bsSettings",
  ${COLLECTED_COLUMNS}
from subscription s
join creditor c on c.id = s.creditor_id
join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
${MANDATE_OF_DEBTOR}
where s.creditor_id = ? and s.kind = 'single'`;

// The id is the order in which a workflow is told.
const INSERT = `
insert into outbox (id, creditor_id, workflow_id, kind, payload)
select uuidv7(), ?, m."workflowId", 'set_collected', m.payload
from jsonb_to_recordset(?::jsonb) as m ("workflowId" text, payload jsonb)`;

/** As many messages as are written in one statement. */
const PAGE_SIZE = 1000;

/**
 * Tells the workflows of some debtors' subscriptions that the debtors' mandates have begun, changed or ended: messages in the caller's
 * transaction, which has locked the debtors, after the mandates are written. Subscription groups keep their billing day.
 */
export async function tellSubscriptionsOfMandate(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<void> {
  await holdCollectionFacts(em, { creditorId, debtorIds: [] });
  const ofDebtors = { and: 'and s.debtor_id = any(?::uuid[])', values: [`{${debtorIds.join()}}`] };
  await tell(em, creditorId, await findLive(em, { creditorId, ...ofDebtors }));
}

/**
 * Tells the workflow of one subscription that its terms of payment or the time for approval are others, in the transaction that has locked
 * the subscription.
 * @param debtorId null for a group.
 */
export async function tellSubscriptionOfTerms(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    debtorId,
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId; debtorId: DebtorId | null },
): Promise<void> {
  await holdCollectionFacts(em, { creditorId, debtorIds: debtorId === null ? [] : [debtorId] });
  const rows = await findLive(em, {
    creditorId,
    and: 'and s.id = ? and m.active_from is not null',
    values: [subscriptionId],
  });
  await tell(em, creditorId, rows);
}

/** Tells the workflows of all subscriptions with a mandate that the creditor's calendar or agreement is another. */
export async function tellSubscriptionsOfCalendar(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<void> {
  await tell(em, creditorId, await findLive(em, { creditorId, and: 'and m.active_from is not null', values: [] }));
}

/**
 * What decides how early each of some subscriptions is billed; those that Betalingsservice does not draw are left out. For a message to
 * their workflows their facts are held first.
 */
export async function loadCollectedTerms(
  em: EntityManager,
  { creditorId, subscriptionIds }: { creditorId: CreditorId; subscriptionIds: readonly SubscriptionId[] },
): Promise<ReadonlyMap<SubscriptionId, CollectedTerms>> {
  const rows = await em.execute<Row[]>(`${SELECT} and s.id = any(?::uuid[]) and m.active_from is not null`, [
    creditorId,
    `{${subscriptionIds.join()}}`,
  ]);
  return new Map(
    rows.flatMap((row) => {
      const collected = collectedTermsOf(row);
      return collected === null ? [] : [[row.subscriptionId, collected]];
    }),
  );
}

function findLive(
  em: EntityManager,
  { creditorId, and, values }: { creditorId: CreditorId; and: string; values: readonly string[] },
): Promise<Row[]> {
  return em.execute<Row[]>(`${SELECT} and s.status in ('active', 'needs_attention') ${and} order by s.id`, [
    creditorId,
    ...values,
  ]);
}

async function tell(em: EntityManager, creditorId: CreditorId, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += PAGE_SIZE) {
    const messages = rows.slice(start, start + PAGE_SIZE).map((row) => ({
      workflowId: `subscription/${row.subscriptionId}`,
      payload: { collected: collectedTermsOf(row) },
    }));
    await em.execute(INSERT, [creditorId, JSON.stringify(messages)]);
    const subscriptionIds = rows.slice(start, start + PAGE_SIZE).map(({ subscriptionId }) => subscriptionId);
    await wakeLiveIndexations(em, { creditorId, subscriptionIds });
  }
}
