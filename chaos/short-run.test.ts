import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { type Evidence, readEvidence } from './checks/evidence.ts';
import { checkAll, CHECKS } from './checks/index.ts';
import { loosen, SPOILT } from './checks/spoilt.ts';
import { planRun } from './plan.ts';
import { type Report, runChaos } from './run-chaos.ts';

// A real run, short: nothing here depends on how long it takes.
const PLAN = planRun({ seed: 3, periods: 40, faults: 8, lastsMs: 15_000 });
const TIMEOUT_MS = 900_000;
const QUIET_WITHIN_MS = 600_000;

let folder: string;
let report: Report;
let good: Evidence;
/** By what was spoilt: the checks that found something. */
const found = new Map<string, string[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-chaos-short-'));
  report = await runChaos({
    plan: PLAN,
    folder: join(folder, 'run'),
    quietWithinMs: QUIET_WITHIN_MS,
    onProgress: () => undefined,
    async inspect(evidence, stack) {
      const { mailFolder, outFolder } = stack;
      good = evidence;
      for (const spoilt of SPOILT) {
        found.set(
          `${spoilt.check}: ${spoilt.what}`,
          await findIn({ databaseUrl: stack.databaseUrl(), mailFolder, outFolder }, spoilt),
        );
      }
    },
  });
}, TIMEOUT_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Spoils a copy of what the run left, and answers which checks find something in it. */
async function findIn(
  from: { databaseUrl: string; mailFolder: string; outFolder: string },
  spoilt: (typeof SPOILT)[number],
): Promise<string[]> {
  const copy = { mailFolder: join(folder, 'mail'), outFolder: join(folder, 'out') };
  await cp(from.mailFolder, copy.mailFolder, { recursive: true });
  await cp(from.outFolder, copy.outFolder, { recursive: true });
  const url = new URL(from.databaseUrl);
  const template = url.pathname.slice(1);
  url.pathname = '/postgres';
  const server = new Client({ connectionString: url.href });
  await server.connect();
  await server.query(`create database spoilt template ${template}`);
  url.pathname = '/spoilt';
  const database = new Client({ connectionString: url.href });
  await database.connect();
  try {
    await loosen(database);
    const { facts } = good;
    await spoilt.spoil({ database, ...copy, facts });
    return checkAll(await readEvidence({ databaseUrl: url.href, facts, ...copy })).map(({ check }) => check);
  } finally {
    await database.end();
    await server.query('drop database spoilt');
    await server.end();
    await rm(copy.mailFolder, { recursive: true });
    await rm(copy.outFolder, { recursive: true });
  }
}

test('under faults nothing is lost, and nothing is done twice', () => {
  expect(report.findings).toEqual([]);
  expect(report.faults).toBe(PLAN.faults.length);
  expect(report.periods).toBeGreaterThanOrEqual(PLAN.options.periods);
});

test('the run has something of all that is checked', () => {
  expect(report.payments).toBeGreaterThan(0);
  expect(report.deliveries).toBeGreaterThan(0);
  expect(good.oneOffs.length).toBeGreaterThan(0);
  expect(good.facts.byHand.length).toBeGreaterThan(0);
});

test.each(SPOILT.map(({ check, what }) => [check, what] as const))('%s: it is found that %s', (check, what) => {
  expect(found.get(`${check}: ${what}`)).toContain(check);
});

test('each check finds a fault that is made', () => {
  expect(new Set(SPOILT.map(({ check }) => check))).toEqual(new Set(Object.keys(CHECKS)));
});
