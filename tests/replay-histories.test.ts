import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { type WorkflowBundle } from '../worker/create-workers.ts';
import { readHistories } from './support/recorded-histories.ts';
import { workflowBundle } from './support/workflow-bundle.ts';

// A replay that fails is what one of these tests asks for: no need to warn of it.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

const histories = await readHistories();
const names = [...histories.keys()];

let today: WorkflowBundle;
let changed: WorkflowBundle;
beforeAll(async () => {
  today = await workflowBundle();
  changed = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./support/changed-workflows.ts', import.meta.url)),
  });
}, 120_000);

/** What became of each history under that code: nothing, or why it could not be followed. */
async function replay(bundle: WorkflowBundle): Promise<ReadonlyMap<string, Error | undefined>> {
  const outcomes = new Map<string, Error | undefined>();
  const recorded = names.map((workflowId) => ({ workflowId, history: histories.get(workflowId) }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, recorded)) {
    outcomes.set(workflowId, error);
  }
  return outcomes;
}

describe('the workflows of today', () => {
  let outcomes: ReadonlyMap<string, Error | undefined>;
  beforeAll(async () => {
    outcomes = await replay(today);
  }, 120_000);

  test.each(names)('go on where the recorded %s stands', (name) => {
    expect(outcomes.has(name)).toBe(true);
    expect(outcomes.get(name)).toBeUndefined();
  });

  test.each([
    'billed-until-its-end',
    'billed-now-and-cancelled',
    'needs-attention-and-mended',
    'held-by-a-pause',
    'settled-without-invoice',
    'billed-in-arrears',
    'billed-in-steps-then-in-one',
    'mailed-then-by-post-office',
    'group-run-by-post-office',
    'post-office',
    'awaiting-approval',
    'asked-beyond-a-run',
    'stood-still',
    'group',
    'group-run',
    'group-chunk',
    'prices-announced',
    'announced-then-in-force',
    'delivered',
    'delivered-apart',
    'handed-over',
    'self-checked',
    'reminded',
    'self-checked-with-statements',
    'mail',
    'payment-mail',
    'link-mail',
    'files-received',
    'file-read',
    'file-refused',
  ])('have a recorded %s to go on from', (story) => {
    expect(names.some((name) => name.startsWith(story))).toBe(true);
  });
});

test('workflows with a step more at their beginning cannot go on with any of them, and the replay says so', async () => {
  const outcomes = await replay(changed);
  expect([...outcomes.keys()].toSorted()).toEqual(names);
  for (const name of names)
    expect({ name, error: outcomes.get(name)?.name }).toEqual({ name, error: 'DeterminismViolationError' });
}, 120_000);
