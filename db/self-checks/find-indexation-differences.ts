import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { announcementDay, nextStepDueOn, stepEffectiveOn } from '../../domain/indexations/indexation-steps.ts';
import { Creditor } from '../entities/creditor.ts';
import { loadIndexations } from '../indexations/load-indexation.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';
import type { IndexationAttention } from '../words/indexations.ts';
import type { Difference } from './difference.ts';

/** As many rules as are looked at in one statement. */
const PAGE = 1000;

const LIVE = `s.status in ('active', 'needs_attention')`;

// What has been refused for good is told of by its mail.
const SELECT_WAITING = `
select i.subscription_id "subscriptionId", i.attention_code "attention"
from indexation i join subscription s on s.id = i.subscription_id
where i.creditor_id = ? and i.ended_at is null and ${LIVE}
  and i.attention_code is not null and i.attention_code <> 'announcement_failed'
order by 1`;

// Only what can still be mended: a plan whose rule goes on, or a price that no later step has taken the place of, for a year.
const SELECT_FAILED = `
select t.subscription_id "subscriptionId", t.due_on "dueOn", t.in_force_at is not null "inForce"
from indexation_mail m join indexation_step t on t.id = m.indexation_step_id join indexation i on i.id = t.indexation_id
join subscription s on s.id = t.subscription_id
where m.creditor_id = ? and m.status = 'failed' and ${LIVE}
  and case when t.in_force_at is null then i.ended_at is null else t.effective_on > ?::date - interval '1 year' end
  and not exists (select from indexation_step n where n.subscription_id = t.subscription_id and n.due_on > t.due_on)
order by 1, 2`;

const SELECT_RULES = `
select i.subscription_id "subscriptionId" from indexation i join subscription s on s.id = i.subscription_id
where i.creditor_id = ? and i.ended_at is null and ${LIVE} and not exists (
  select from outbox o where o.creditor_id = i.creditor_id and o.delivered_at is null
    and o.workflow_id = 'indexation/' || i.subscription_id)`;

const SELECT_LIVE = `
select i.subscription_id "subscriptionId", s.end_on "endOn" from indexation i join subscription s on s.id = i.subscription_id
where i.creditor_id = ? and i.ended_at is null and ${LIVE} and i.attention_code is null and s.id > ?
order by s.id limit ${PAGE}`;

/**
 * Rules of yearly steps that wait for a person or for the mail server, and announcements that the mail server has refused for good: no
 * longer than a step after them, the rule or a year makes up for it.
 */
export async function findIndexationDifferences(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const today = civilDateAt({ epochMs: checkedAtMs, zone });
  const waiting = await em.execute<{ subscriptionId: SubscriptionId; attention: IndexationAttention }[]>(
    SELECT_WAITING,
    [creditorId],
  );
  const failed = await em.execute<{ subscriptionId: SubscriptionId; dueOn: CivilDate; inForce: boolean }[]>(
    SELECT_FAILED,
    [creditorId, today],
  );
  return [
    ...waiting.map(({ subscriptionId, attention }): Difference => ({
      code: 'indexation_waiting',
      objectType: 'subscription',
      objectId: subscriptionId,
      objectKey: attention,
      details: { attention },
    })),
    ...failed.map(({ subscriptionId, dueOn, inForce }): Difference => ({
      code: 'announcement_failed',
      objectType: 'subscription',
      objectId: subscriptionId,
      objectKey: dueOn,
      details: { dueOn, inForce },
    })),
  ];
}

/**
 * Steps whose announcement has been due for more than a day, while nothing is known that they wait for: neither sent nor refused.
 * A step that takes effect after the end of its subscription is none.
 */
export async function findOverdueAnnouncements(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
  const today = civilDateAt({ epochMs: checkedAtMs, zone });
  const found: Difference[] = [];
  for (let after = BEFORE_ALL_IDS; ;) {
    const rows = await em.execute<{ subscriptionId: SubscriptionId; endOn: CivilDate | null }[]>(SELECT_LIVE, [
      creditorId,
      after,
    ]);
    const ids = rows.map(({ subscriptionId }) => subscriptionId);
    const indexations = await loadIndexations(em, ids);
    for (const { subscriptionId, endOn } of rows) {
      const steps = indexations.get(subscriptionId)?.steps;
      if (steps === undefined) continue;
      const dueOn = nextStepDueOn(steps);
      const announceOn = announcementDay(dueOn, steps.noticeDays);
      const effectiveOn = stepEffectiveOn({ dueOn, announcedOn: today, noticeDays: steps.noticeDays });
      if (addDays(announceOn, 1) >= today || (endOn !== null && effectiveOn > endOn)) continue;
      found.push({
        code: 'announcement_overdue',
        objectType: 'subscription',
        objectId: subscriptionId,
        objectKey: dueOn,
        details: { dueOn, announceOn },
      });
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return found;
    after = last;
  }
}

/** The subscriptions of a creditor whose prices move by a rule: a workflow is to announce the steps of each. One to which a message is under way is left out. */
export async function findLiveRules(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<SubscriptionId[]> {
  const rows = await em.execute<{ subscriptionId: SubscriptionId }[]>(SELECT_RULES, [creditorId]);
  return rows.map(({ subscriptionId }) => subscriptionId);
}
