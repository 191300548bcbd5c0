import { expect, test } from '@jest/globals';
import { createTimeSkippingEnvironment } from './time-skipping-environment.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test('the server of a test environment skips a day at once and ends with it', async () => {
  const environment = await createTimeSkippingEnvironment();
  const before = await environment.currentTimeMs();
  await environment.sleep(DAY_MS);
  expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(DAY_MS);
  const [host, port] = environment.address.split(':');
  await environment.teardown();
  await expect(fetch(`http://${host}:${port}`)).rejects.toThrow(/fetch failed/);
});

test('time is skipped after a workflow is terminated that had a task under way', async () => {
  const environment = await createTimeSkippingEnvironment();
  const { workflowService } = environment.client;
  const handle = await environment.client.workflow.start('sample', { workflowId: 'sample', taskQueue: 'sample' });
  const { taskToken } = await workflowService.pollWorkflowTaskQueue({
    namespace: 'default',
    taskQueue: { name: 'sample' },
    identity: 'sample',
  });
  const terminated = handle.terminate();
  await workflowService.respondWorkflowTaskCompleted({ namespace: 'default', taskToken, commands: [] });
  await terminated;
  const before = await environment.currentTimeMs();
  await environment.sleep(DAY_MS);
  expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(DAY_MS);
  await environment.teardown();
});
