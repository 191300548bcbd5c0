import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { loadCheckState } from '../db/measures/load-check-state.ts';
import { loadQueues } from '../db/measures/load-queues.ts';
import type { Orm } from '../db/orm.ts';

/** A database that is asked by many scrapes is asked once in so long. */
const KEPT_MS = 10_000;

/** A database that takes longer counts as away: who asks waits ten seconds. */
const LIMIT_MS = 5_000;

/** The registry of a process: what Node tells of itself, and what waits in the database. */
export interface Measures {
  readonly registry: Registry;
  /** Whether the database answers, asked at most every ten seconds. */
  isUp(): Promise<boolean>;
  /** In the text format of Prometheus. Where the database is away, `termin_database_up` is 0 and nothing is told of what waits there. */
  text(): Promise<string>;
}

export function createMeasures({ orm, now = () => performance.now() }: { orm: Orm; now?: () => number }): Measures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const inDatabase = new Registry();
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [inDatabase] });
  const up = new Gauge({ name: 'termin_database_up', help: '1 where PostgreSQL answers', registers: [registry] });
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
  const look = async (): Promise<void> => {
    const em = orm.em.fork();
    for (const { queue, count, oldestSeconds } of await loadQueues(em)) {
      waiting.set({ queue }, count);
      oldest.set({ queue }, oldestSeconds ?? 0);
    }
    const { open, longestUncheckedSeconds } = await loadCheckState(em);
    findings.reset();
    for (const { code, count } of open) findings.set({ code }, count);
    unchecked.set(longestUncheckedSeconds ?? 0);
  };
  let asked: { readonly atMs: number; readonly isUp: Promise<boolean> } | null = null;
  const isUp = (): Promise<boolean> => {
    if (asked === null || now() - asked.atMs >= KEPT_MS) asked = { atMs: now(), isUp: withinLimit(look()) };
    return asked.isUp;
  };
  return {
    registry,
    isUp,
    async text() {
      const answers = await isUp();
      up.set(answers ? 1 : 0);
      return [await registry.metrics(), ...(answers ? [await inDatabase.metrics()] : [])].join('\n');
    },
  };
}

/** Whether it came to its end well and in time. */
async function withinLimit(work: Promise<void>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), LIMIT_MS);
  const done = work.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([done, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
