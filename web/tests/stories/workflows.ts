import { expect } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { LivingPage } from '../living-page.ts';
import { story } from './stage.ts';

interface Listed {
  readonly id: string;
  readonly subscriptionId?: string;
}

/** From the page to a workflow, and from the workflow's details back. */
export function workflowStories(): void {
  story('the details of a workflow lead back to what it is about', async ({ living, admin }) => {
    const first = async (list: string): Promise<Listed> => {
      const { data } = await living.api.get<{ data: Listed[] }>(list);
      return data[0] ?? { id: `none in ${list}` };
    };
    const single = await first('/v1/subscriptions?kind=single');
    const group = await first('/v1/subscriptions?kind=group');
    const run = await first('/v1/runs');
    const { id: creditorId } = await living.api.get<Listed>('/v1/creditor');
    const file = await first('/v1/received-files');
    const places: Readonly<Record<string, string>> = {
      [`subscription/${single.id}`]: `/subscriptions/${single.id}`,
      [`subscription/${group.id}`]: `/subscriptions/${group.id}`,
      // Started by the workflow of the group.
      [`run/${run.id}`]: `/groups/${run.subscriptionId}/runs/${run.id}`,
      [`delivery/${creditorId}`]: '/deliveries',
      // By that which looks for files.
      [`file/${file.id}`]: `/files/${file.id}`,
    };
    const ways = await waysOf(living, Object.keys(places));
    const { page } = await admin();
    for (const [workflowId, path] of Object.entries(places)) {
      await page.goto(ways[workflowId] ?? '');
      // A file that was found is of whoever is in it.
      const whose = workflowId.startsWith('file/') ? null : creditorId;
      expect(new URL(ways[workflowId] ?? '').searchParams.get('creditor')).toBe(whose);
      await page.waitForURL((url) => url.pathname === path && url.search === '');
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    const link = page.getByRole('link', { name: 'Arbejdsgang i Temporal' });
    expect(await link.getAttribute('href')).toBe(
      `${living.stack.temporal.uiUrl}/namespaces/default/workflows/file%2F${file.id}`,
    );
  });
}

/** Where the links in the details of workflows lead. */
async function waysOf({ stack }: LivingPage, workflowIds: readonly string[]): Promise<Record<string, string>> {
  const connection = await Connection.connect({ address: stack.temporal.address });
  try {
    const client = new Client({ connection });
    const ways: Record<string, string> = {};
    for (const workflowId of workflowIds) {
      const { staticDetails } = await client.workflow.getHandle(workflowId).describe();
      ways[workflowId] = /\]\((.+)\)$/.exec((await staticDetails()) ?? '')?.[1] ?? '';
    }
    return ways;
  } finally {
    await connection.close();
  }
}
