import { availableParallelism } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { forecastInvoices } from '../db/forecasts/forecast-invoices.ts';
import { loadProjectables } from '../db/forecasts/load-projectables.ts';
import type { Orm } from '../db/orm.ts';
import { addDays, addMonths, firstOfMonth } from '../domain/calendar/calendar.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { type Moment, momentAt } from '../domain/calendar/wake-up.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { withBenchDatabase } from './bench-database.ts';
import { insertForecastSubscriptions } from './insert-forecast-subscriptions.ts';
import { median } from './median.ts';

const TIME_ZONE = 'Europe/Copenhagen';
const MONTHS = 24;

/** Measured in turn after one of each that is not, so that what else the machine does falls on both kinds alike. */
const ROUNDS = 3;

const NS_PER_MS = 1e6;

export interface ForecastReport {
  readonly subscriptions: number;
  readonly months: number;
  /** How many invoices were forecast. */
  readonly invoices: number;
  readonly rounds: number;
  readonly cores: number;
  /** Medians of the rounds. */
  readonly forecastMs: number;
  /** Reading the same subscriptions and lines and adding up the lines' prices. */
  readonly floorMs: number;
  readonly ratio: number;
  /** The process's own, user and system. */
  readonly forecastCpuMs: number;
  readonly floorCpuMs: number;
  /** The longest time in any round in which the process would have answered nobody. */
  readonly longestPauseMs: number;
}

interface Timed {
  readonly ms: number;
  readonly cpuMs: number;
}

/** Forecasts a creditor with so many subscriptions, and in turn with it reads what the forecast is made of. */
export function measureForecast({
  count,
  onProgress,
}: {
  count: number;
  onProgress: (message: string) => void;
}): Promise<ForecastReport> {
  return withBenchDatabase((orm) => measure(orm, { count, onProgress }), { onProgress });
}

async function measure(
  orm: Orm,
  { count, onProgress }: { count: number; onProgress: (message: string) => void },
): Promise<ForecastReport> {
  const creditorId = await sampleCreditor(orm);
  const now = momentAt({ epochMs: Date.now(), zone: TIME_ZONE });
  onProgress(`writing ${count} subscriptions`);
  await insertForecastSubscriptions(orm, { creditorId, count, today: now.date });
  const floor: Timed[] = [];
  const forecast: Timed[] = [];
  let invoices = 0;
  let longestPauseMs = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const read = await timed(() => addUpPrices(orm, creditorId));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const forecasted = await timed(async () => (invoices = await countForecast(orm, { creditorId, now })));
    delay.disable();
    if (round === 0) continue;
    longestPauseMs = Math.max(longestPauseMs, delay.max / NS_PER_MS);
    floor.push(read);
    forecast.push(forecasted);
    onProgress(`round ${round} of ${ROUNDS}: ${forecasted.ms.toFixed(0)} ms, floor ${read.ms.toFixed(0)} ms`);
  }
  const forecastMs = median(forecast.map(({ ms }) => ms));
  const floorMs = median(floor.map(({ ms }) => ms));
  return {
    subscriptions: count,
    months: MONTHS,
    invoices,
    rounds: ROUNDS,
    cores: availableParallelism(),
    forecastMs,
    floorMs,
    ratio: forecastMs / floorMs,
    forecastCpuMs: median(forecast.map(({ cpuMs }) => cpuMs)),
    floorCpuMs: median(floor.map(({ cpuMs }) => cpuMs)),
    longestPauseMs,
  };
}

async function countForecast(orm: Orm, { creditorId, now }: { creditorId: CreditorId; now: Moment }): Promise<number> {
  let invoices = 0;
  let totalOre = 0n;
  await forecastInvoices(orm.em.fork(), {
    creditorId,
    now,
    zone: TIME_ZONE,
    through: addDays(addMonths(firstOfMonth(now.date), MONTHS), -1),
    onInvoice(invoice) {
      invoices += 1;
      totalOre += invoice.totalOre;
    },
  });
  if (totalOre <= 0n) throw new Error('the forecast comes to nothing');
  return invoices;
}

async function addUpPrices(orm: Orm, creditorId: CreditorId): Promise<void> {
  let sumMicro = 0n;
  for await (const page of loadProjectables(orm.em.fork(), { creditorId })) {
    for (const { facts } of page) for (const { unitPriceMicro } of facts.lines) sumMicro += unitPriceMicro;
  }
  if (sumMicro <= 0n) throw new Error('the lines come to nothing');
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}
