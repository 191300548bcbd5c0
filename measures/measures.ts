import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { loadCheckState } from '../db/measures/load-check-state.ts';
import { readPool } from '../db/measures/read-pool.ts';
import { loadQueues } from '../db/measures/load-queues.ts';
import type { EntityManager, Orm } from '../db/orm.ts';

/** A server that is asked by many scrapes is asked once in so long. */
const KEPT_MS = 10_000;

/** A database that takes longer counts as away: who asks waits ten seconds. It is told to give up then, so that looks do not heap up. */
const LIMIT_MS = 5_000;
const GIVE_UP = `select set_config('statement_timeout', '${LIMIT_MS}', true)`;

/** The registry of a process: what Node tells of itself, and what waits in the database. */
export interface Measures {
  readonly registry: Registry;
  /** Whether the database answers, asked at most every ten seconds. */
  isUp(): Promise<boolean>;
  /** In the text format of Prometheus. Of a database or a Temporal that is away nothing is told but that. */
  text(): Promise<string>;
}

/**
 * @param countOverdue asks Temporal how many subscriptions should have been billed an hour ago; gives up in time where it does not answer
 * @param missed is told why the database or Temporal could not be asked
 */
export function createMeasures({
  orm,
  countOverdue,
  missed,
}: {
  orm: Orm;
  countOverdue: () => Promise<number>;
  missed: (error: unknown) => void;
}): Measures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const inDatabase = new Registry();
  const inTemporal = new Registry();
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [inDatabase] });
  const up = new Gauge({ name: 'termin_database_up', help: '1 where PostgreSQL answers', registers: [registry] });
  const temporalUp = new Gauge({ name: 'termin_temporal_up', help: '1 where Temporal answers', registers: [registry] });
  const overdue = new Gauge({
    name: 'termin_subscriptions_overdue',
    help: 'Subscriptions that should have been billed an hour ago and wait for nobody',
    registers: [inTemporal],
  });
  const connections = new Gauge({
    name: 'termin_pool_connections',
    help: 'Connections of this process to PostgreSQL',
    labelNames: ['state'],
    registers: [registry],
  });
  const inLine = new Gauge({ name: 'termin_pool_waiting', help: 'Who waits for one of them', registers: [registry] });
  const waiting = gauge('termin_waiting', 'What waits, over all creditors', 'queue');
  const oldest = gauge(
    'termin_waiting_oldest_seconds',
    'For how long the oldest of it has waited; 0 where none',
    'queue',
  );
  const findings = gauge('termin_findings_open', 'Open findings of the self-checks, over all creditors', 'code');
  const unchecked = gauge(
    'termin_longest_unchecked_seconds',
    'Since the last self-check of whoever has waited longest for one',
  );
  const look = async (em: EntityManager): Promise<void> => {
    await em.execute(GIVE_UP);
    for (const { queue, count, oldestSeconds } of await loadQueues(em)) {
      waiting.set({ queue }, count);
      oldest.set({ queue }, oldestSeconds ?? 0);
    }
    const { open, longestUncheckedSeconds } = await loadCheckState(em);
    findings.reset();
    for (const { code, count } of open) findings.set({ code }, count);
    unchecked.set(longestUncheckedSeconds ?? 0);
  };
  const isUp = kept(() => withinLimit(orm.em.fork().transactional(look), missed));
  const isTemporalUp = kept(() =>
    withinLimit(
      countOverdue().then((count) => overdue.set(count)),
      missed,
    ),
  );
  return {
    registry,
    isUp,
    async text() {
      const [answers, temporalAnswers] = await Promise.all([isUp(), isTemporalUp()]);
      up.set(answers ? 1 : 0);
      temporalUp.set(temporalAnswers ? 1 : 0);
      const { used, free, waiting: who } = await readPool(orm);
      connections.set({ state: 'used' }, used);
      connections.set({ state: 'free' }, free);
      inLine.set(who);
      return [
        await registry.metrics(),
        ...(answers ? [await inDatabase.metrics()] : []),
        ...(temporalAnswers ? [await inTemporal.metrics()] : []),
      ].join('\n');
    },
  };
}

/** Asks anew when the answer before is some seconds old. */
function kept<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asked: { readonly atMs: number; readonly answer: Promise<Answer> } | null = null;
  return () => {
    const atMs = performance.now();
    if (asked === null || atMs - asked.atMs >= KEPT_MS) asked = { atMs, answer: ask() };
    return asked.answer;
  };
}

/** Whether it came to its end well and in time. */
async function withinLimit(work: Promise<void>, missed: (error: unknown) => void): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), LIMIT_MS);
  const done = work.then(
    () => true,
    (error: unknown) => {
      missed(error);
      return false;
    },
  );
  try {
    return await Promise.race([done, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
