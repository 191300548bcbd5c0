import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { startBillingStack } from './support/billing-stack.ts';
import { fetchRuns } from './support/fetch-runs.ts';
import { historyToPlain } from './support/history-json.ts';
import { playStories, STORY_RECEIPTS } from './support/play-stories.ts';
import { HISTORIES_FOLDER, readHistories } from './support/recorded-histories.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from './support/sample-data.ts';
import { PERIOD_DAYS } from './support/story.ts';

// Where and by which process it was recorded is nobody's concern, and a stack trace names folders.
const NOT_KEPT = new Set(['identity', 'stackTrace']);

/**
 * Records the histories that every later version of the workflows is replayed against. Run it when workflows have learnt something
 * new: `TZ=UTC node tests/record-histories.ts`. A story that is recorded stays as it is, for it may be in production: only those that
 * have no file yet are written.
 */
async function main(): Promise<void> {
  const stack = await startBillingStack({ receipts: STORY_RECEIPTS });
  try {
    const { orm } = stack;
    const creditorId = await sampleCreditor(orm);
    const email = 'kunde@prove.example';
    const stories = await playStories(stack, {
      creditorId,
      debtorId: await sampleDebtor(orm, { creditorId, mandateNumber: '123456789', email }),
      unreachableId: await sampleDebtor(orm, { creditorId, email: null }),
      email,
      subscribe: (changes) =>
        sampleSubscription(orm, { creditorId, interval: { unit: 'day', count: PERIOD_DAYS }, ...changes }),
      addOneOffLine: (subscriptionId) => sampleOneOffLine(orm, { creditorId, subscriptionId }),
    });
    await mkdir(HISTORIES_FOLDER, { recursive: true });
    const recorded = [...(await readHistories()).keys()];
    for (const { name, workflowId } of stories) {
      if (recorded.includes(`${name}-1`)) continue;
      const runs = await fetchRuns(stack.environment.client, workflowId);
      for (const [index, history] of runs.entries()) {
        const file = join(HISTORIES_FOLDER, `${name}-${index + 1}.json`);
        const kept = JSON.stringify(historyToPlain(history), (key, value: unknown) =>
          NOT_KEPT.has(key) ? undefined : value,
        );
        await writeFile(file, await format(kept, { ...(await resolveConfig(file)), parser: 'json' }));
      }
      process.stdout.write(`${name}: ${runs.length} runs\n`);
    }
  } finally {
    await stack.close();
  }
}

await main();
