import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ExitStatus } from './guard-messages.ts';
import { untilAnswers } from './until-answers.ts';

const SILENCE_MS = 300;
/** More of a server's words than fit into one silence. */
const WORDS = 15;
const PAUSE_MS = 60;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-until-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lives = { exited: new Promise<ExitStatus>(() => undefined) };
const refuses = () => Promise.reject(new Error('refused'));
const hangs = () => new Promise(() => undefined);
const start = () => ({ logFile: join(folder, 'log'), silenceMs: SILENCE_MS });

test('a server that takes longer than a silence is waited for as long as it goes on speaking', async () => {
  let said = 0;
  const ask = async (): Promise<void> => {
    if (said === WORDS) return;
    said += 1;
    await appendFile(start().logFile, 'recovering\n');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    throw new Error('not yet');
  };
  expect(await untilAnswers({ child: lives, ask, ...start() })).toBe(true);
});

test('a server that neither answers nor speaks is given up, also where the question itself gets no answer', async () => {
  expect(await untilAnswers({ child: lives, ask: refuses, ...start() })).toBe(false);
  expect(await untilAnswers({ child: lives, ask: hangs, ...start() })).toBe(false);
});

test('a server that has ended is not waited for', async () => {
  const child = { exited: Promise.resolve<ExitStatus>({ code: 1, signal: null }) };
  expect(await untilAnswers({ child, ask: refuses, logFile: start().logFile })).toBe(false);
});
