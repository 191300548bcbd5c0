import { v7 as uuid } from 'uuid';
import { Indexation } from '../../db/entities/indexation.ts';
import { addDays, datePartsOf } from '../../domain/calendar/calendar.ts';
import type { IndexationId } from '../../domain/identifiers/ids.ts';
import { indexationChangedSignal } from '../../workflows/indexations/indexation.ts';
import type { BillingStack } from './billing-stack.ts';
import { type Story, type StoryParties, today } from './story.ts';
import { currentMs } from './test-day.ts';

const NOTICE_DAYS = 30;

/** A price that moves once: announced when it is time, with the next step asleep, until the rule is ended. */
export async function playIndexationStory(stack: BillingStack, parties: StoryParties): Promise<Story> {
  const { creditorId, debtorId } = parties;
  const { orm, environment } = stack;
  const startOn = addDays(await today(stack), 10);
  const dueOn = addDays(startOn, 60);
  const subscriptionId = await parties.subscribe({ debtorId, startOn });
  const { month, day } = datePartsOf(dueOn);
  await orm.em.fork().insert(Indexation, {
    id: uuid() as IndexationId,
    creditorId,
    subscriptionId,
    kind: 'percent',
    percentMicro: 2_000_000n,
    indexTableId: null,
    baseMonth: null,
    floorPercentMicro: null,
    capPercentMicro: null,
    month,
    day,
    noticeDays: NOTICE_DAYS,
    fromOn: dueOn,
    attentionCode: null,
    attentionDetail: null,
  });
  const handle = await stack.startIndexation(subscriptionId);
  await environment.sleep('60 days');
  await orm.em.fork().nativeUpdate(Indexation, { subscriptionId }, { endedAt: new Date(currentMs()) });
  await handle.signal(indexationChangedSignal);
  await handle.result();
  return { name: 'announced-then-in-force', workflowId: handle.workflowId };
}
