import { isDatabaseAway } from '../../db/database-away.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { indexLines, type StepRefusal, steppedLine } from '../../db/indexations/index-lines.ts';
import { type ActiveIndexation, loadIndexation } from '../../db/indexations/load-indexation.ts';
import { loadStepPeriods } from '../../db/indexations/load-step-periods.ts';
import { noteIndexationAttention } from '../../db/indexations/note-indexation-attention.ts';
import {
  dropPlannedStep,
  findPlannedStep,
  type PlannedStep,
  writeAnotherMail,
  writePlannedStep,
  writeStepWithoutMail,
} from '../../db/indexations/planned-step.ts';
import { putStepInForce } from '../../db/indexations/put-step-in-force.ts';
import { todayOf } from '../../db/lines/edit-line.ts';
import { type LineHolder, loadLineHolders } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { IndexationAttention } from '../../db/words/indexations.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { billingInstantMs, dayBoundsMs } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, IndexationStepId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import {
  announcementDay,
  announceStepOn,
  nextStepDueOn,
  stepEffectiveOn,
  stepMonth,
} from '../../domain/indexations/indexation-steps.ts';
import { priceAfterStep } from '../../domain/indexations/price-after-step.ts';
import { type Addressees, addresseesOf, areSameAddressees } from '../../domain/mails/addressees.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface AnnounceIndexationInput {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  /** The workflow's clock, epoch ms: the step is announced on its date in the creditor's zone. */
  readonly nowMs: number;
}

export type AnnounceOutcome =
  /** A step is planned whose mail is to be sent now: what it says holds until that moment, epoch ms, the end of the day. */
  | { readonly kind: 'mail'; readonly stepId: IndexationStepId; readonly untilMs?: number }
  /** A step has been taken that moved no price: there is nothing to tell. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'waiting'; readonly untilMs: number }
  | { readonly kind: 'needs_attention'; readonly code: IndexationAttention }
  /** The subscription or its rule is over. */
  | { readonly kind: 'over' };

const DETAIL_LENGTH = 1000;

/**
 * Plans the next yearly step of a subscription's prices if it is time to announce it: the step with old and new prices and its mail, as of
 * today and for today's addresses; or says until when it waits, and for what. A step whose mail has been sent is put in force first: until
 * then it is nothing but a plan. Asked again it answers the same. What a person must fix is stored with the rule and answered;
 * only a database that is away makes it fail, and then it is tried again.
 */
export function createAnnounceIndexation({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function announceIndexation(input: AnnounceIndexationInput): Promise<AnnounceOutcome> {
    try {
      return await orm.em.fork().transactional((em) => announce(em, input), { clear: true });
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      return askSomebody(orm.em.fork(), { ...input, detail });
    }
  };
}

/** What no rule foresees is not tried over and over without anybody knowing. */
async function askSomebody(
  em: EntityManager,
  { subscriptionId, detail }: AnnounceIndexationInput & { detail: string },
): Promise<AnnounceOutcome> {
  const indexation = await loadIndexation(em, subscriptionId);
  if (indexation === null) return { kind: 'over' };
  return needsAttention(em, indexation, { code: 'cannot_be_announced', detail: detail.slice(0, DETAIL_LENGTH) });
}

async function announce(
  em: EntityManager,
  { creditorId, subscriptionId, nowMs }: AnnounceIndexationInput,
): Promise<AnnounceOutcome> {
  const load = () => loadLineHolders(em, { creditorId, subscriptionIds: [subscriptionId], lock: true });
  const [holder] = await load();
  if (holder === undefined) return { kind: 'over' };
  const planned = await findPlannedStep(em, subscriptionId);
  const announced = planned?.mail.status === 'sent' ? planned.step : null;
  const refusal = announced === null ? null : await putStepInForce(em, { holder, step: announced, nowMs });
  const untold = await findUntoldStep(em, subscriptionId);
  if (untold !== null) return { kind: 'mail', stepId: untold, untilMs: endOfDayMs(holder, nowMs) };
  const indexation = await loadIndexation(em, subscriptionId);
  const isOver = holder.status === 'ended' || holder.status === 'cancelled';
  if (refusal !== null) return indexation === null ? { kind: 'over' } : refuse(em, indexation, refusal);
  if (indexation === null || isOver) {
    await dropPlannedStep(em, subscriptionId);
    return { kind: 'over' };
  }
  if (announced === null) return planNext(em, { holder, indexation, planned, nowMs });
  await noteIndexationAttention(em, { indexationId: indexation.indexationId, code: null, detail: null });
  const [moved = holder] = await load();
  return planNext(em, { holder: moved, indexation: { ...indexation, attentionCode: null }, planned: null, nowMs });
}

interface Look {
  readonly holder: LineHolder;
  readonly indexation: ActiveIndexation;
  readonly planned: PlannedStep | null;
  readonly nowMs: number;
}

async function planNext(em: EntityManager, look: Look): Promise<AnnounceOutcome> {
  const { holder, indexation, nowMs } = look;
  const { steps } = indexation;
  const today = todayOf(holder, nowMs);
  const dueOn = nextStepDueOn(steps);
  const { noticeDays } = steps;
  const periods = await loadStepPeriods(em, holder.subscriptionId);
  const announceOn = announceStepOn(holder.versions, { dueOn, noticeDays, periods });
  if (today < announceOn) return waitUntil(em, look, announceOn);
  const effectiveOn = stepEffectiveOn({ dueOn, announcedOn: today, noticeDays });
  const { endOn } = holder.settled;
  // It is asked about again each day, since an end date can be moved.
  if (endOn !== null && effectiveOn > endOn) return waitUntil(em, look, addDays(today, 1));
  return planStep(em, { ...look, dueOn, today, effectiveOn });
}

interface Step extends Look {
  readonly dueOn: CivilDate;
  readonly today: CivilDate;
  readonly effectiveOn: CivilDate;
}

async function planStep(em: EntityManager, step: Step): Promise<AnnounceOutcome> {
  const { holder, indexation, planned, dueOn, today, effectiveOn, nowMs } = step;
  const { rule, index, taken, indexationId, steps } = indexation;
  const { creditorId, subscriptionId } = holder;
  const { noticeDays } = steps;
  const month = stepMonth(rule, { dueOn, noticeDays });
  const edits = indexLines(holder, {
    effectiveOn,
    nowMs,
    priceOf: (versions, on) => priceAfterStep(versions, { on, rule, index, month, taken }),
  });
  if ('kind' in edits) {
    const isEarly = today < announcementDay(dueOn, noticeDays);
    // Before its ordinary day nobody need have the index yet.
    if (isEarly && edits.kind === 'missing') return waitUntil(em, step, addDays(today, 1));
    return refuse(em, indexation, edits);
  }
  const lines = edits.map(steppedLine);
  const plan = {
    creditorId,
    subscriptionId,
    indexationId,
    dueOn,
    announcedOn: today,
    effectiveOn,
    indexMonth: month,
    lines,
  };
  if (lines.length === 0) {
    await writeStepWithoutMail(em, plan);
    await noteIndexationAttention(em, { indexationId, code: null, detail: null });
    return { kind: 'unchanged' };
  }
  const addressees = await findAddressees(em, subscriptionId);
  if (addressees === null) return needsAttention(em, indexation, { code: 'debtor_without_email', detail: null });
  const { mail } = planned ?? { mail: null };
  if (mail?.status === 'failed' && areSameAddressees(mail, addressees)) {
    return needsAttention(em, indexation, { code: 'announcement_failed', detail: mail.lastError });
  }
  const stepId = await writePlannedStep(em, { planned, plan, addressees });
  await noteIndexationAttention(em, { indexationId, ...unsentSince(step) });
  return { kind: 'mail', stepId, untilMs: endOfDayMs(holder, nowMs) };
}

/** Whether the mail server has been away since another day. */
function unsentSince({ planned, today, indexation }: Step): {
  code: IndexationAttention | null;
  detail: string | null;
} {
  const isTried = planned !== null && planned.mail.status === 'waiting' && planned.mail.lastError !== null;
  const isOld = planned !== null && planned.step.announcedOn < today;
  if (!isTried || !(isOld || indexation.attentionCode === 'announcement_unsent')) return { code: null, detail: null };
  return { code: 'announcement_unsent', detail: planned.mail.lastError };
}

function refuse(em: EntityManager, indexation: ActiveIndexation, refusal: StepRefusal): Promise<AnnounceOutcome> {
  if (refusal.kind === 'missing') {
    const detail = `${indexation.table?.name ?? ''} ${refusal.months.join(', ')}`;
    return needsAttention(em, indexation, { code: 'index_value_missing', detail });
  }
  return refusal.kind === 'out_of_range'
    ? needsAttention(em, indexation, { code: 'price_out_of_range', detail: refusal.detail })
    : needsAttention(em, indexation, { code: 'lines_cannot_be_changed', detail: refusal.refusal });
}

async function needsAttention(
  em: EntityManager,
  { indexationId }: ActiveIndexation,
  { code, detail }: { code: IndexationAttention; detail: string | null },
): Promise<AnnounceOutcome> {
  await noteIndexationAttention(em, { indexationId, code, detail });
  return { kind: 'needs_attention', code };
}

/**
 * A step that a version before has put in force with its announcement: its mail waits still, or again. It goes to the addresses of today,
 * where there are any.
 */
async function findUntoldStep(em: EntityManager, subscriptionId: SubscriptionId): Promise<IndexationStepId | null> {
  const [row] = await em.execute<(Addressees & { id: IndexationStepId })[]>(
    `select s.id, m.recipient, m.also_to "alsoTo", m.copy_to "copyTo"
     from indexation_step s join indexation_mail m on m.indexation_step_id = s.id
     where s.subscription_id = ? and s.in_force_at is not null and m.status = 'waiting' order by s.due_on limit 1`,
    [subscriptionId],
  );
  if (row === undefined) return null;
  const addressees = (await findAddressees(em, subscriptionId)) ?? row;
  if (!areSameAddressees(addressees, row)) await writeAnotherMail(em, { stepId: row.id, addressees });
  return row.id;
}

async function findAddressees(em: EntityManager, subscriptionId: SubscriptionId): Promise<Addressees | null> {
  const { debtorId, creditorId } = await em.findOneOrFail(Subscription, { id: subscriptionId });
  if (debtorId === null) throw new Error(`subscription ${subscriptionId} has no debtor`);
  return addresseesOf(await em.findOneOrFail(Debtor, { id: debtorId, creditorId }));
}

/** Nothing is planned, and nobody need mend anything, until then. */
async function waitUntil(em: EntityManager, { holder, indexation }: Look, date: CivilDate): Promise<AnnounceOutcome> {
  const { timeZone: zone, subscriptionId } = holder;
  const { indexationId, attentionCode } = indexation;
  await dropPlannedStep(em, subscriptionId);
  if (attentionCode !== null) await noteIndexationAttention(em, { indexationId, code: null, detail: null });
  return { kind: 'waiting', untilMs: billingInstantMs({ date, zone, subscriptionId }) };
}

function endOfDayMs(holder: LineHolder, nowMs: number): number {
  return dayBoundsMs({ date: todayOf(holder, nowMs), zone: holder.timeZone }).untilMs;
}
