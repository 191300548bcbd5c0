import { sumLines } from '../../domain/invoices/compose-invoice.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { fromStoredLine } from '../invoices/draft-lines.ts';
import { FAILED_MAILS } from '../mails/failed-mails.ts';
import { STILL_REFUSED } from '../mails/still-refused.ts';
import type { EntityManager } from '../orm.ts';
import type { StoredDraftLine } from '../words/invoices.ts';

/** Nobody reads through more, and counting on takes time. */
export const MAX_COUNTED = 10_000;

/** The drafts whose lines are added up. */
export const MAX_DRAFTS_ADDED_UP = 1000;

/** How many things wait for a person, since when, and how much money. */
export interface WaitingCount {
  /** `MAX_COUNTED` and one more where there are more. */
  readonly count: number;
  readonly oldestAt: Date | string | null;
  readonly totalOre: string | null;
}

// Each is found by an index that holds what waits and little else. `at` is since when, `ore` how much money. Questions are the creditor.
const QUEUES = {
  drafts: `
    select created_at at, null::bigint ore from invoice_draft where creditor_id = ? and status = 'waiting' order by id`,
  payments: `
    select created_at at, unmatched_ore ore from payment
    where creditor_id = ? and status in ('new', 'waiting') and status = 'waiting' order by id`,
  subscriptions: `
    select updated_at at, null::bigint ore from subscription where creditor_id = ? and status = 'needs_attention' order by id`,
  runs: `
    select r.created_at at, null::bigint ore
    from (select distinct run_id from billing_run_member where creditor_id = ? and status = 'needs_attention') n
    join billing_run r on r.id = n.run_id and r.stopped_at is null
    where not exists (select from billing_run_member m where m.run_id = r.id and m.status = 'waiting')
    order by r.id`,
  findings: `
    select found_at at, null::bigint ore from self_check_finding where creditor_id = ? and status = 'open' order by id`,
  deliveries: `
    select doubted_at at, net_ore ore from delivery where creditor_id = ? and status = 'in_doubt' order by id`,
  reminders: `
    select created_at at, asked_ore ore from reminder_proposal where creditor_id = ? and state = 'waiting' order by id`,
  debtCases: `
    select created_at at, null::bigint ore from debt_case
    where creditor_id = ? and handed_over_on is null and closed_on is null order by id`,
  collections: `
    select c.created_at at, b.open_ore ore from collection c join invoice_balance b on b.invoice_id = c.invoice_id and b.open_ore > 0
    where c.creditor_id = ? and c.status = 'too_late' order by c.invoice_id`,
  mails: `select at, null::bigint ore from (${FAILED_MAILS}) m where creditor_id = ? order by at`,
  refusedAddresses: `
    select m.sent_at at, null::bigint ore from (
      select creditor_id, invoice_id, null::uuid debtor_id, status, sent_at, refused from invoice_mail where refused <> '[]'
      union all
      select creditor_id, invoice_id, null, status, sent_at, refused from invoice_mail_copy where refused <> '[]'
      union all
      select creditor_id, invoice_id, null, status, sent_at, refused from payment_mail where refused <> '[]'
      union all
      select creditor_id, null, debtor_id, status, sent_at, refused from statement_mail where refused <> '[]') m
    where m.creditor_id = ? and ${STILL_REFUSED} order by at`,
  prints: `
    select at, null::bigint ore from (
      select creditor_id, created_at at from print_item where batch_id is null
      union all
      select b.creditor_id, p.created_at from print_batch b join print_item p on p.batch_id = b.id where b.printed_at is null) p
    where creditor_id = ? order by at`,
  receivedFiles: `
    select received_at at, null::bigint ore from received_file f
    where status = 'refused' and ? in (
      select f.uploaded_by union all select p.creditor_id from received_file_part p where p.received_file_id = f.id)
    order by id`,
  mandateEvents: `
    select created_at at, null::bigint ore from mandate_event
    where creditor_id = ? and outcome in ('unknown_customer', 'unknown_mandate') order by id`,
} as const;

export type WaitingQueue = keyof typeof QUEUES;

/** Counts what waits in one queue of a creditor, by one statement. */
export async function loadWaiting(
  em: EntityManager,
  { creditorId, queue }: { creditorId: CreditorId; queue: WaitingQueue },
): Promise<WaitingCount> {
  const [counted] = await em.execute<WaitingCount[]>(
    `select count(*)::int count, min(at) "oldestAt", sum(ore)::text "totalOre" from (${QUEUES[queue]} limit ${MAX_COUNTED + 1}) q`,
    [creditorId],
  );
  return counted ?? { count: 0, oldestAt: null, totalOre: null };
}

/** What the invoices come to that wait for approval, as they have been edited; null where there are more than are added up. */
export async function sumWaitingDrafts(em: EntityManager, creditorId: CreditorId): Promise<bigint | null> {
  const drafts = await em.execute<{ lines: StoredDraftLine[] }[]>(
    `select lines from invoice_draft where creditor_id = ? and status = 'waiting' order by id limit ${MAX_DRAFTS_ADDED_UP + 1}`,
    [creditorId],
  );
  if (drafts.length > MAX_DRAFTS_ADDED_UP) return null;
  // The language is that of texts alone.
  return drafts.reduce((sum, { lines }) => sum + sumLines(lines.map(fromStoredLine), 'da').totalOre, 0n);
}
