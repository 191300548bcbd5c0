import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastingToday } from '../dev/lasting-today.ts';
import { buildMovedClock, type MovedClock } from '../dev/moved-clock/build-moved-clock.ts';
import { createAsker } from './ask.ts';
import { eachDuePeriodOnce, nothingStuck } from './checks/check-billing.ts';
import { eachPaymentBookedOnce } from './checks/check-money.ts';
import { type Evidence, readEvidence, readRows } from './checks/evidence.ts';
import { checkAll, type Finding } from './checks/index.ts';
import { createDriver, type Driver } from './drive.ts';
import type { FaultFact } from './facts.ts';
import { faultOf } from './faults.ts';
import type { Plan, PlannedFault } from './plan.ts';
import { type ChaosStack, OPERATOR_KEY, startChaosStack } from './stack.ts';

export interface Report {
  readonly seed: number;
  readonly periods: number;
  readonly payments: number;
  readonly mails: number;
  /** Mails that came more than once. */
  readonly mailsTwice: number;
  readonly deliveries: number;
  readonly faults: number;
  /** Requests that were asked again. */
  readonly repeats: number;
  readonly seconds: number;
  /** How often a process ended by itself and was started again. */
  readonly fell: number;
  readonly clockMoved: boolean;
  readonly findings: readonly Finding[];
}

const SECOND_MS = 1000;
const LOOK_EVERY_MS = 1000;
const TELL_EVERY = 15;

/** Does what the plan says to a stack of its own, lets all come to its end, and checks it. The folder is the caller's to keep or delete. */
export async function runChaos({
  plan,
  folder,
  quietWithinMs,
  onProgress,
  onStack = () => undefined,
  inspect = () => Promise.resolve(),
}: {
  plan: Plan;
  folder: string;
  /** For as long as this, what has not come to its end is waited for. */
  quietWithinMs: number;
  onProgress: (message: string) => void;
  onStack?: (stack: ChaosStack) => void;
  /** Looks at what is checked, while PostgreSQL still runs. */
  inspect?: (evidence: Evidence, stack: ChaosStack) => Promise<void>;
}): Promise<Report> {
  const beganAt = performance.now();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan, null, 1));
  const built = await buildMovedClock();
  const clock = 'impossible' in built ? null : built;
  const stack = await startChaosStack({ folder, onProgress });
  onStack(stack);
  try {
    const today = await lastingToday();
    const operator = createAsker({ url: stack.apiUrl, key: OPERATOR_KEY });
    const driver = await createDriver({ operator, today, inFolder: stack.inFolder, outFolder: stack.outFolder });
    onProgress(
      `${plan.subscriptions.length} subscriptions, ${plan.payments.length} payments, ${plan.faults.length} faults`,
    );
    const reading = readEventsOf(driver);
    // All have ended, also where one has failed: nothing is started any more while the stack is stopped.
    const outcomes = await Promise.allSettled([
      ...commandsOf(plan, driver),
      ...faultsOf(plan, { stack, clock, driver, onProgress }),
    ]);
    outcomes.push(...(await Promise.allSettled([reading.stop()])));
    await writeFile(join(folder, 'facts.json'), JSON.stringify(driver.facts, null, 1));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    onProgress('the faults are over: waiting until all has come to its end');
    await untilQuiet({ stack, driver, quietWithinMs, onProgress });
    await driver.answer({ seed: plan.options.seed });
    await untilQuiet({ stack, driver, quietWithinMs, onProgress });
    await driver.readEvents();
    await stack.stopTermin();
    const { facts } = driver;
    await writeFile(join(folder, 'facts.json'), JSON.stringify(facts, null, 1));
    const { mailFolder, outFolder } = stack;
    const evidence = await readEvidence({ databaseUrl: stack.databaseUrl(), facts, mailFolder, outFolder });
    await inspect(evidence, stack);
    return {
      seed: plan.options.seed,
      periods: evidence.invoices.length,
      payments: evidence.payments.length,
      mails: evidence.mails.length,
      mailsTwice: [...evidence.mailbox.values()].filter(({ length }) => length > 1).length,
      deliveries: evidence.deliveries.length,
      faults: facts.faults.length,
      repeats: operator.repeats.count,
      seconds: Math.round((performance.now() - beganAt) / SECOND_MS),
      fell: [stack.workers.a, stack.workers.b, stack.api].reduce((total, { fell }) => total + fell.count, 0),
      clockMoved: clock !== null,
      findings: checkAll(evidence),
    };
  } finally {
    await stack.stop();
    await clock?.remove();
  }
}

const at = async (atMs: number, work: () => Promise<void>) => {
  await sleep(atMs);
  await work();
};

/** All that is asked for, each at its moment; those of one kind do not wait for each other. */
function commandsOf(plan: Plan, driver: Driver): Promise<void>[] {
  return [
    ...plan.subscriptions.map((planned) => at(planned.atMs, () => driver.subscribe(planned))),
    ...plan.payments.map((planned) => at(planned.atMs, () => driver.pay(planned))),
    ...plan.deliveriesAtMs.map((atMs) => at(atMs, () => driver.deliver())),
  ];
}

/** Reads events all the time, one page after the other. */
function readEventsOf(driver: Driver): { stop: () => Promise<void> } {
  const over = new AbortController();
  const reading = (async () => {
    while (!over.signal.aborted) {
      await driver.readEvents();
      await sleep(LOOK_EVERY_MS);
    }
  })();
  // What it fails with is thrown where it is stopped.
  reading.catch(() => undefined);
  return {
    stop() {
      over.abort();
      return reading;
    },
  };
}

/** Those of one target one after the other. */
function faultsOf(
  plan: Plan,
  {
    stack,
    clock,
    driver,
    onProgress,
  }: { stack: ChaosStack; clock: MovedClock | null; driver: Driver; onProgress: (message: string) => void },
): Promise<void>[] {
  const beganAt = performance.now();
  const one = async ({ kind, atMs, forMs }: PlannedFault) => {
    await sleep(Math.max(0, atMs - (performance.now() - beganAt)));
    const fault = faultOf(kind, stack, clock);
    const fact: { -readonly [Key in keyof FaultFact]: FaultFact[Key] } = {
      name: kind.name,
      fromMs: Date.now(),
      untilMs: Number.MAX_SAFE_INTEGER,
      crashes: kind.crashes,
    };
    driver.facts.faults.push(fact);
    onProgress(`${((performance.now() - beganAt) / SECOND_MS).toFixed(1)} s: ${kind.name}, for ${forMs} ms`);
    await fault.begin();
    await sleep(forMs);
    await fault.end();
    fact.untilMs = Date.now();
    fact.crashes *= fault.strikes?.() ?? 1;
  };
  const byTarget = Map.groupBy(plan.faults, ({ kind }) => kind.target);
  return [...byTarget.values()].map(async (faults) => {
    for (const fault of faults) await one(fault);
  });
}

/** Waits until each due period is billed and nothing waits, and gathers what is queued meanwhile. What is left then, the checks find. */
async function untilQuiet({
  stack,
  driver,
  quietWithinMs,
  onProgress,
}: {
  stack: ChaosStack;
  driver: Driver;
  quietWithinMs: number;
  onProgress: (message: string) => void;
}): Promise<void> {
  const beganAt = performance.now();
  const { facts } = driver;
  for (let looks = 1; ; looks += 1) {
    const rows = await readRows(stack.databaseUrl(), facts);
    const seen = { ...rows, facts };
    const left = [...eachDuePeriodOnce(seen), ...eachPaymentBookedOnce(seen), ...nothingStuck(seen)];
    const failed = rows.mails.filter(({ status }) => status === 'failed').length;
    if (left.length === 0 && failed === 0) return;
    if (performance.now() - beganAt > quietWithinMs) return;
    if (looks % TELL_EVERY === 0)
      onProgress(`${left.length} things are left, such as: ${left[0] ?? 'mails that failed'}`);
    if (failed > 0) await driver.resendRefused();
    if (rows.collections.some(({ status }) => status === 'queued')) await driver.deliver();
    await sleep(LOOK_EVERY_MS);
  }
}
