import { BillingRun } from '../../db/entities/billing-run.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import { runWorkflowId } from '../../workflows/groups/group-run.ts';
import type { BillingStack } from './billing-stack.ts';
import { sampleMember } from './sample-data.ts';
import { PERIOD_DAYS, type Story, type StoryParties, today } from './story.ts';

/** A group of two periods: somebody joins late, and the first run goes on. */
export async function playGroupStory(stack: BillingStack, parties: StoryParties): Promise<Story[]> {
  const { creditorId, debtorId, unreachableId } = parties;
  const { orm, environment } = stack;
  const startOn = addDays(await today(stack), 2);
  const terms = { endOn: addDays(startOn, 2 * PERIOD_DAYS - 1) };
  const subscriptionId = await parties.subscribe({ debtorId: null, startOn, terms });
  await sampleMember(orm, { creditorId, subscriptionId, debtorId, joinedOn: startOn });
  const handle = await stack.start(subscriptionId);
  await environment.sleep('5 days');
  await sampleMember(orm, { creditorId, subscriptionId, debtorId: unreachableId, joinedOn: addDays(startOn, 1) });
  await handle.result();
  await environment.sleep('1 day');
  const { id: runId } = await orm.em.fork().findOneOrFail(BillingRun, { subscriptionId, periodIndex: 0 });
  return [
    { name: 'group', workflowId: handle.workflowId },
    // What `group-run` and `group-chunk` name was recorded when a workflow of the chunk sent its mails.
    { name: 'group-run-by-post-office', workflowId: runWorkflowId(runId) },
  ];
}
