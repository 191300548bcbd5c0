import type { RunId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import {
  creditorFactsOf,
  SUBSCRIPTION_COLUMNS,
  type SubscriptionRow,
  type SubscriptionTerms,
  termsOf,
} from '../invoices/load-invoice-facts.ts';
import type { EntityManager } from '../orm.ts';

type GroupRow = SubscriptionRow & { readonly hasLines: boolean };

/** A subscription group with what is the same for all its members. */
export interface GroupTerms extends SubscriptionTerms {
  readonly common: ReturnType<typeof creditorFactsOf>;
  readonly bsNumbers: Pick<SubscriptionRow, 'pbsNumber' | 'bsDebtorGroup' | 'bsSettings'>;
  /** Whether there is anything to charge: a line that is in force in the next period or later, or one that a member waits for. */
  readonly hasLines: boolean;
}

const SELECT = `
select ${SUBSCRIPTION_COLUMNS}, exists (
    select from standing_line where subscription_id = s.id and replaced_at is null
      and (valid_to is null or valid_to >= s.next_period_from)
    union all
    select from one_off_line where subscription_id = s.id and invoice_id is null and withdrawn_at is null) "hasLines"
from subscription s join creditor c on c.id = s.creditor_id`;

// By a statement of its own: one that waited for the row would still read pauses, skips and lines as they were when it began.
const HOLD_GROUP = 'select from subscription where id = ? for no key update';

/**
 * Reads a subscription group; with `lock` its row is held first and until the transaction ends. It is locked for a change of no key: drafts of a
 * run that is under way refer to it, and hold up nobody.
 * Null where there is no such group.
 */
export async function loadGroupTerms(
  em: EntityManager,
  { subscriptionId, lock }: { subscriptionId: SubscriptionId; lock: boolean },
): Promise<GroupTerms | null> {
  if (lock) await em.execute(HOLD_GROUP, [subscriptionId]);
  const [row] = await em.execute<GroupRow[]>(`${SELECT} where s.id = ? and s.kind = 'group'`, [subscriptionId]);
  return row === undefined ? null : groupTermsOf(row);
}

/** The group whose run it is. @throws Error where there is no such run. */
export async function loadGroupOfRun(em: EntityManager, runId: RunId): Promise<GroupTerms> {
  const [row] = await em.execute<GroupRow[]>(
    `${SELECT} join billing_run r on r.creditor_id = s.creditor_id and r.subscription_id = s.id where r.id = ?`,
    [runId],
  );
  if (row === undefined) throw new Error(`there is no run ${runId}`);
  return groupTermsOf(row);
}

function groupTermsOf(row: GroupRow): GroupTerms {
  const { pbsNumber, bsDebtorGroup, bsSettings, hasLines } = row;
  return {
    ...termsOf(row),
    common: creditorFactsOf(row),
    bsNumbers: { pbsNumber, bsDebtorGroup, bsSettings },
    hasLines,
  };
}
