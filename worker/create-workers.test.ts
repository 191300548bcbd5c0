import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import { bundleWorkflows } from './create-workers.ts';

test('the modules that all workflows share keep no state: nothing in them can be set, and nothing is added to', async () => {
  const { code } = await bundleWorkflows();
  const modules = [...code.matchAll(/"\.\/((?:domain|workflows)\/[^"]+\.ts)"/g)].flatMap(([, path]) => path ?? []);
  const own = [...new Set(modules)];
  expect(own).toContain('workflows/subscriptions/subscription.ts');
  for (const path of own) {
    const source = await readFile(join(PROJECT_ROOT, path), 'utf8');
    const state = source.match(
      /^(export )?((let|var) .*|const \w+ = (\[\]|\{\}|new (Map|Set|WeakMap)(<.*>)?\(\)).*)/gm,
    );
    expect([path, state]).toEqual([path, null]);
  }
}, 60_000);

test('where stack traces are left out, they are so on every thread', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'termin-threads-'));
  try {
    // As Temporal's SDK does on the threads of its workflows.
    const script = join(folder, 'ask.cjs');
    await writeFile(
      script,
      `const { Worker, isMainThread } = require('node:worker_threads');
       try { require('node:v8').promiseHooks.createHook({}); console.log('kept'); } catch { console.log('left out'); }
       if (isMainThread) new Worker(__filename);`,
    );
    const run = async (...options: readonly string[]) =>
      (await promisify(execFile)(process.execPath, [...options, script])).stdout;
    const without = fileURLToPath(new URL('without-stack-traces.ts', import.meta.url));
    expect(await run('--import', without)).toBe('left out\nleft out\n');
    expect(await run()).toBe('kept\nkept\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
