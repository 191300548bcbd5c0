import { Indexation } from '../../db/entities/indexation.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import { indexationChangedSignal } from '../../workflows/indexations/indexation.ts';
import type { BillingStack } from './billing-stack.ts';
import { sampleIndexation } from './sample-indexation.ts';
import { type Story, type StoryParties, today } from './story.ts';
import { currentMs } from './test-day.ts';

/** A price that moves once: announced when it is time, with the next step asleep, until the rule is ended. */
export async function playIndexationStory(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const { creditorId, debtorId } = parties;
  const { orm, environment } = stack;
  const startOn = addDays(await today(stack), 10);
  const dueOn = addDays(startOn, 60);
  const subscriptionId = await parties.subscribe({ debtorId, startOn });
  await sampleIndexation(orm, { creditorId, subscriptionId, fromOn: dueOn });
  const handle = await stack.startIndexation(subscriptionId);
  await environment.sleep('60 days');
  await orm.em.fork().nativeUpdate(Indexation, { subscriptionId }, { endedAt: new Date(currentMs()) });
  await handle.signal(indexationChangedSignal);
  await handle.result();
  return { name: 'announced-then-in-force', workflowId: handle.workflowId };
}
