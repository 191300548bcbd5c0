import type { z } from 'zod';
import { BillingRun } from '../../../db/entities/billing-run.ts';
import type { EntityManager } from '../../../db/orm.ts';
import type { CivilDate } from '../../../domain/calendar/calendar.ts';
import type { CreditorId, RunId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { isoInstant, isoInstantOrNull } from '../../http/fields.ts';
import { notFound } from '../../http/problem.ts';
import type { runAnswer, runSummaryAnswer } from './run-fields.ts';

export interface RunRow {
  id: RunId;
  subscriptionId: SubscriptionId;
  from: CivilDate;
  to: CivilDate;
  stoppedAt: string | null;
  createdAt: string;
  isWaiting: boolean;
  isInNeed: boolean;
}

type Counts = Pick<
  z.input<typeof runAnswer>,
  'members' | 'billed' | 'settled' | 'waiting' | 'needsAttention' | 'mailed' | 'mailsWaiting'
> & { mailsFailed: number };

/** What is shown of a run `r`. */
export const RUN_COLUMNS = `r.id, r.subscription_id "subscriptionId", r.period_from "from", r.period_to "to", r.stopped_at "stoppedAt", r.created_at "createdAt",
  exists (select from billing_run_member where run_id = r.id and status = 'waiting') "isWaiting",
  exists (select from billing_run_member where run_id = r.id and status = 'needs_attention') "isInNeed"`;

/** Runs; a `where` follows. */
export const SELECT_RUNS = `select ${RUN_COLUMNS} from billing_run r`;

const COUNT = `
select count(*)::int members, count(b.invoice_id)::int billed, count(b.settled_as)::int settled,
  count(*) filter (where b.status = 'waiting')::int waiting, count(b.attention_code)::int "needsAttention",
  count(*) filter (where m.status = 'sent')::int mailed, count(*) filter (where m.status = 'waiting')::int "mailsWaiting",
  count(*) filter (where m.status = 'failed')::int "mailsFailed"
from billing_run_member b left join invoice_mail m on m.invoice_id = b.invoice_id
where b.run_id = ?`;

/** A run as lists show it. */
export function showRun({
  stoppedAt,
  createdAt,
  isWaiting,
  isInNeed,
  ...run
}: RunRow): z.input<typeof runSummaryAnswer> {
  const status = isWaiting ? 'billing' : isInNeed ? 'needs_attention' : 'billed';
  return {
    ...run,
    status: stoppedAt === null ? status : 'stopped',
    stoppedAt: isoInstantOrNull(stoppedAt),
    createdAt: isoInstant(createdAt),
  };
}

/** @throws ApiProblem 404 where the creditor's subscription has no such run. */
export async function findRun(
  em: EntityManager,
  { creditorId, subscriptionId, runId }: { creditorId: CreditorId; subscriptionId: SubscriptionId; runId: RunId },
): Promise<BillingRun> {
  const run = await em.findOne(BillingRun, { id: runId, creditorId, subscriptionId });
  if (run === null) throw notFound();
  return run;
}

/** A run with what became of its members. @throws ApiProblem 404 where the creditor's subscription has no such run. */
export async function readRun(
  em: EntityManager,
  { creditorId, subscriptionId, runId }: { creditorId: CreditorId; subscriptionId: SubscriptionId; runId: RunId },
): Promise<z.input<typeof runAnswer>> {
  const [row] = await em.execute<RunRow[]>(
    `${SELECT_RUNS} where r.creditor_id = ? and r.subscription_id = ? and r.id = ?`,
    [creditorId, subscriptionId, runId],
  );
  const [counts] = await em.execute<Counts[]>(COUNT, [runId]);
  if (row === undefined || counts === undefined) throw notFound();
  const { mailsFailed, ...shown } = counts;
  return { ...showRun(row), ...shown, failed: shown.needsAttention + mailsFailed };
}
