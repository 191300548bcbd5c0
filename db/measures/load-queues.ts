import type { EntityManager } from '../orm.ts';
import { FAILED_MAILS } from '../mails/failed-mails.ts';
import { NOT_HELD } from '../mails/not-held.ts';

/** What waits in one queue of an installation, over all creditors. */
export interface QueueState {
  readonly queue: QueueName;
  readonly count: number;
  /** For how long the oldest has waited, by the database's clock, seconds; null where none waits. */
  readonly oldestSeconds: number | null;
}

// Each is found by an index that holds what waits and little else, creditor by creditor where the index begins so. `at` is since when.
const QUEUES = {
  /** What the API has to tell workflows. */
  messages: `select created_at at from outbox where delivered_at is null`,
  /** Invoices that wait for somebody's approval. */
  drafts: ofCreditors(`select creditor_id, created_at at from invoice_draft where status = 'waiting'`),
  /** Mails that are to be tried: those of stopped runs are not. */
  mails: `select q.created_at at from mail_queue q where ${NOT_HELD}`,
  failed_mails: ofCreditors(FAILED_MAILS),
  /** Files that have come and are not read. */
  files: `select received_at at from received_file where status = 'stored'`,
  refused_files: `select received_at at from received_file where status = 'refused'`,
  deliveries_in_doubt: ofCreditors(`select creditor_id, doubted_at at from delivery where status = 'in_doubt'`),
  payments: ofCreditors(`
    select creditor_id, created_at at from payment where status in ('new', 'waiting') and status = 'waiting'`),
  subscriptions_in_need: ofCreditors(
    `select creditor_id, updated_at at from subscription where status = 'needs_attention'`,
  ),
} as const;

export type QueueName = keyof typeof QUEUES;

function ofCreditors(rows: string): string {
  return `select r.at from creditor c cross join lateral (select at from (${rows}) w where w.creditor_id = c.id) r`;
}

const COUNT_ALL = Object.entries(QUEUES)
  .map(
    ([queue, rows]) =>
      `select '${queue}' queue, count(*)::int count, extract(epoch from now() - min(at))::float8 "oldestSeconds" from (${rows}) q`,
  )
  .join('\nunion all\n');

/** All of them, by one statement. */
export const loadQueues = (em: EntityManager): Promise<QueueState[]> => em.execute(COUNT_ALL);
