import type { Logger } from 'pino';
import type { EntityManager, Orm } from '../../db/orm.ts';
import type { Temporal } from '../temporal.ts';
import { deliverMessage } from './deliver-message.ts';
import type { Delivered, OutboxRow } from './message-kind.ts';

const LOOP_EVERY_MS = 2000;
const DELIVERY_TIMEOUT_MS = 5000;
// How long a message is left to the process that took it; longer than a delivery takes.
const LEASE_SECONDS = 15;
const AT_ONCE = 20;
const FIRST_BACKOFF_SECONDS = 1;
const LONGEST_BACKOFF_SECONDS = 60;
const BACKOFF_DOUBLINGS = 6;
const ERROR_LENGTH = 1000;

/** Carries messages from the outbox to Temporal, each at least once, those to one workflow in the order in which they were written. */
export interface OutboxRelay {
  /** Delivers what waits for one workflow. Answers what it delivered before one failed, by message id. */
  deliverTo(workflowId: string): Promise<ReadonlyMap<string, Delivered>>;
  /** Delivers, until stopped, what its own request could not deliver. */
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

// Only the first that waits for a workflow may be taken: that keeps the order. `skip locked` shares the work among processes.
const TAKE = (which: string) => `
update outbox set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
where id in (
  select o.id from outbox o
  where o.delivered_at is null and ${which}
    and not exists (select from outbox e where e.workflow_id = o.workflow_id and e.delivered_at is null and e.id < o.id)
  order by o.next_attempt_at limit ${AT_ONCE} for update of o skip locked)
returning id, creditor_id "creditorId", workflow_id "workflowId", kind, payload, attempts`;

const TAKE_DUE = TAKE('o.next_attempt_at <= now()');
const TAKE_FOR_WORKFLOW = TAKE('o.workflow_id = ?');

export function createOutboxRelay({ orm, temporal, log }: { orm: Orm; temporal: Temporal; log: Logger }): OutboxRelay {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();

  const deliver = async (row: OutboxRow): Promise<Delivered | 'failed'> => {
    const em = orm.em.fork();
    try {
      const delivered = await temporal.within(DELIVERY_TIMEOUT_MS, () => deliverMessage(temporal.client, row));
      await em.execute('update outbox set delivered_at = now(), last_error = null where id = ?', [row.id]);
      return delivered;
    } catch (error) {
      log.warn(
        { messageId: row.id, kind: row.kind, attempts: row.attempts, reason: reasonOf(error) },
        'message not delivered',
      );
      await noteFailure(em, { row, error });
      return 'failed';
    }
  };

  const deliverDue = async () => {
    for (;;) {
      const rows = await orm.em.fork().execute<OutboxRow[]>(TAKE_DUE);
      await Promise.all(
        rows.map((row) =>
          deliver(row).then(async (outcome) => {
            if (outcome !== 'failed') await deliverTo(row.workflowId);
          }),
        ),
      );
      if (rows.length < AT_ONCE || stopped) return;
    }
  };

  const deliverTo = async (workflowId: string) => {
    const delivered = new Map<string, Delivered>();
    for (;;) {
      const [row] = await orm.em.fork().execute<OutboxRow[]>(TAKE_FOR_WORKFLOW, [workflowId]);
      if (row === undefined) return delivered;
      const outcome = await deliver(row);
      if (outcome === 'failed') return delivered;
      delivered.set(row.id, outcome);
    }
  };

  const loop = async () => {
    try {
      if (!(await temporal.isAway())) await deliverDue();
    } catch (error) {
      // The database is away: the next round finds everything as it was.
      log.warn({ reason: reasonOf(error) }, 'outbox not read');
    }
    if (!stopped) timer = setTimeout(next, LOOP_EVERY_MS);
  };
  const next = () => {
    underWay = loop();
  };

  return {
    deliverTo,
    start: next,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await underWay;
    },
  };
}

async function noteFailure(em: EntityManager, { row, error }: { row: OutboxRow; error: unknown }): Promise<void> {
  const doublings = Math.min(row.attempts - 1, BACKOFF_DOUBLINGS);
  const waitSeconds = Math.min(FIRST_BACKOFF_SECONDS * 2 ** doublings, LONGEST_BACKOFF_SECONDS);
  await em.execute(
    'update outbox set last_error = ?, next_attempt_at = now() + make_interval(secs => ?) where id = ? and delivered_at is null',
    [reasonOf(error).slice(0, ERROR_LENGTH), waitSeconds, row.id],
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
