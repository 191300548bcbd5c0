import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { ComingDraft, Projectable } from '../../domain/forecasts/project-invoices.ts';
import { billableLine, LINES_SUBQUERY, type LineRow } from '../lines/billable-lines.ts';
import { COLLECTED_COLUMNS, type CollectedRow, collectedTermsOf } from '../collections/collected-terms.ts';
import { mayBeBilledBefore, orAskedFor, type Sieve } from '../collections/may-be-billed-before.ts';
import { fromStoredLine } from '../invoices/draft-lines.ts';
import type { StoredDraftLine } from '../words/invoices.ts';
import {
  loadInvoiceFacts,
  MANDATE_OF_DEBTOR,
  PAYER_COLUMNS,
  payerFactsOf,
  type PayerRow,
  sharedFactsOf,
  TERMS_COLUMNS,
  termsOf,
  type TermsRow,
} from '../invoices/load-invoice-facts.ts';
import { loadProjectedSteps } from '../indexations/load-projected-steps.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';
import type { SubscriptionStatus } from '../words/subscriptions.ts';

/** A subscription on one debtor that goes on, with all that decides what it will be billed. */
export interface LivingProjectable extends Projectable {
  readonly subscriptionId: SubscriptionId;
  readonly status: SubscriptionStatus;
}

/** Large enough that the round trips do not count, small enough that reckoning it does not keep others waiting. */
const PAGE_SIZE = 500;

const FROM_LIVING = `
from subscription s
join creditor c on c.id = s.creditor_id
join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id
${MANDATE_OF_DEBTOR}
where s.creditor_id = ? and s.id > ? and s.kind = 'single' and s.status in ('active', 'needs_attention')
  and (s.end_on is null or s.next_period_from <= s.end_on)`;

const SELECT_PAGE = `select ${TERMS_COLUMNS}, ${PAYER_COLUMNS}, ${COLLECTED_COLUMNS} ${FROM_LIVING}`;

const SELECT_LINES = `
${LINES_SUBQUERY} where l."subscriptionId" = any(?::uuid[])
order by l."subscriptionId", part, position, "validFrom" nulls first, sequence`;

const SELECT_DRAFTS = `
select f.subscription_id "subscriptionId", f.period_index "periodIndex", f.status, f.release_at "releaseAt", f.lines
from invoice_draft f
where f.subscription_id = any(?::uuid[]) and f.period_index = (select next_period_index from subscription where id = f.subscription_id)`;

interface DraftRow {
  subscriptionId: SubscriptionId;
  periodIndex: number;
  status: ComingDraft['status'];
  releaseAt: Date | string;
  lines: StoredDraftLine[];
}

/** A subscription on one debtor; null where there is none with that id. */
export async function loadProjectable(
  em: EntityManager,
  subscriptionId: SubscriptionId,
): Promise<LivingProjectable | null> {
  const found = await loadInvoiceFacts(em, { subscriptionId });
  if (found === null) return null;
  const drafts = await loadDrafts(em, [subscriptionId]);
  const indexations = await loadProjectedSteps(em, [subscriptionId]);
  const indexation = indexations.get(subscriptionId) ?? null;
  return { ...found, draft: drafts.get(subscriptionId) ?? null, indexation };
}

/** Whose subscriptions: all that go on, or those alone that may be billed before a day. */
export interface Living {
  readonly creditorId: CreditorId;
  readonly before?: CivilDate | null;
}

/**
 * A creditor's subscriptions on one debtor that go on, in the order of their ids, page by page: the next page is read while the
 * caller is at work on one.
 */
export async function* loadProjectables(em: EntityManager, living: Living): AsyncGenerator<LivingProjectable[], void> {
  const { creditorId, before = null } = living;
  const due: Sieve = before === null ? ['true'] : orAskedFor(await mayBeBilledBefore(em, { creditorId, before }));
  let page = loadPage(em, { creditorId, due, after: BEFORE_ALL_IDS });
  for (;;) {
    const found = await page;
    const last = found.at(-1);
    if (last === undefined) return;
    page =
      found.length < PAGE_SIZE ? Promise.resolve([]) : loadPage(em, { creditorId, due, after: last.subscriptionId });
    // Where the caller leaves off, nobody waits for the page any more.
    page.catch(() => undefined);
    yield found;
  }
}

/** How many of a creditor's subscriptions on one debtor may be billed before a day; more than `limit` and one are not counted. */
export async function countDue(
  em: EntityManager,
  { creditorId, before, limit }: { creditorId: CreditorId; before: CivilDate; limit: number },
): Promise<number> {
  const [isDue, ...values] = orAskedFor(await mayBeBilledBefore(em, { creditorId, before }));
  const [row] = await em.execute<{ count: number }[]>(
    `select count(*)::int count from (select 1 ${FROM_LIVING} and ${isDue} limit ?) due`,
    [creditorId, BEFORE_ALL_IDS, ...values, limit + 1],
  );
  return row?.count ?? 0;
}

async function loadPage(
  em: EntityManager,
  { creditorId, due: [isDue, ...values], after }: { creditorId: CreditorId; due: Sieve; after: string },
): Promise<LivingProjectable[]> {
  const rows = await em.execute<(TermsRow & PayerRow & CollectedRow)[]>(
    `${SELECT_PAGE} and ${isDue} order by s.id limit ${PAGE_SIZE}`,
    [creditorId, after, ...values],
  );
  const ids = rows.map(({ subscriptionId }) => subscriptionId);
  if (ids.length === 0) return [];
  const lines = Map.groupBy(
    await em.execute<(LineRow & { subscriptionId: SubscriptionId })[]>(SELECT_LINES, [arrayOf(ids)]),
    ({ subscriptionId }) => subscriptionId,
  );
  const drafts = await loadDrafts(em, ids);
  const indexations = await loadProjectedSteps(em, ids);
  return rows.map((row) => ({
    ...termsOf(row),
    collected: collectedTermsOf(row),
    indexation: indexations.get(row.subscriptionId) ?? null,
    draft: drafts.get(row.subscriptionId) ?? null,
    facts: {
      ...sharedFactsOf(row),
      ...payerFactsOf(row, row),
      lines: (lines.get(row.subscriptionId) ?? []).map(billableLine),
    },
  }));
}

async function loadDrafts(
  em: EntityManager,
  ids: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, ComingDraft>> {
  const rows = await em.execute<DraftRow[]>(SELECT_DRAFTS, [arrayOf(ids)]);
  return new Map(
    rows.map(({ subscriptionId, periodIndex, status, releaseAt, lines }) => [
      subscriptionId,
      { periodIndex, status, releaseAtMs: new Date(releaseAt).getTime(), lines: lines.map(fromStoredLine) },
    ]),
  );
}

function arrayOf(ids: readonly SubscriptionId[]): string {
  return `{${ids.join(',')}}`;
}
