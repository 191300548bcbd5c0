import { isDatabaseAway } from '../../db/database-away.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { Indexation } from '../../db/entities/indexation.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { indexLines, type StepRefusal, steppedLine } from '../../db/indexations/index-lines.ts';
import { type ActiveIndexation, loadIndexation } from '../../db/indexations/load-indexation.ts';
import { loadStepPeriods } from '../../db/indexations/load-step-periods.ts';
import { noteIndexationAttention } from '../../db/indexations/note-indexation-attention.ts';
import {
  dropPlannedStep,
  findPlannedStep,
  type PlannedStep,
  type Telling,
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
import { isAnnouncedInTime, letterArrivesOn, PRINT_QUEUE_DAYS } from '../../domain/indexations/announced-on-paper.ts';
import {
  announcementDay,
  announceStepOn,
  nextStepDueOn,
  stepEffectiveOn,
  stepMonth,
} from '../../domain/indexations/indexation-steps.ts';
import { priceAfterStep } from '../../domain/indexations/price-after-step.ts';
import { type Addressees, addresseesOf, areSameAddressees } from '../../domain/mails/addressees.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import { WAYS_TO_TELL } from '../../domain/mails/ways-to-tell.ts';
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
 * then it is nothing but a plan. Who gets paper or slips is told by a letter, which is laid in the print queue some weeks before. Asked again it answers the same. What a person must fix is stored with the rule and answered;
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
  const announced = planned !== null && (await isAnnounced(em, planned)) ? planned.step : null;
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
  if (announced === null) {
    // Somebody has the letter in hand: what it says stays, and it is looked at again when it is printed.
    const isPrinting = planned?.letter != null && planned.letter.batchId !== null && planned.letter.printedOn === null;
    if (isPrinting && planned.step.indexationId === indexation.indexationId) return lookTomorrow(holder, nowMs);
    return planNext(em, { holder, indexation, planned, nowMs });
  }
  await noteIndexationAttention(em, { indexationId: indexation.indexationId, code: null, detail: null });
  const [moved = holder] = await load();
  return planNext(em, { holder: moved, indexation: { ...indexation, attentionCode: null }, planned: null, nowMs });
}

/** Whether the debtor has been told: the mail server has the mail, or the letter was printed in time for what it says. */
async function isAnnounced(em: EntityManager, { step, mail, letter }: PlannedStep): Promise<boolean> {
  if (mail !== null) return mail.status === 'sent';
  const printedOn = letter?.printedOn ?? null;
  if (printedOn === null) return false;
  const { noticeDays } = await em.findOneOrFail(Indexation, { id: step.indexationId });
  const [effectiveOn = step.effectiveOn] = step.lines.map((line) => line.effectiveOn).toSorted();
  return isAnnouncedInTime({ printedOn, effectiveOn, noticeDays });
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
  const telling = await findTelling(em, holder.subscriptionId);
  const isOnPaper = telling?.by === 'paper';
  const announceOn = addDays(
    announceStepOn(holder.versions, { dueOn, noticeDays, periods }),
    isOnPaper ? -PRINT_QUEUE_DAYS : 0,
  );
  if (today < announceOn) return waitUntil(em, look, announceOn);
  const announcedOn = isOnPaper ? letterArrivesOn(today) : today;
  const effectiveOn = stepEffectiveOn({ dueOn, announcedOn, noticeDays });
  const { endOn } = holder.settled;
  // It is asked about again each day, since an end date can be moved.
  if (endOn !== null && effectiveOn > endOn) return waitUntil(em, look, addDays(today, 1));
  return planStep(em, { ...look, telling, dueOn, today, effectiveOn });
}

interface Step extends Look {
  /** Null where there is no address. */
  readonly telling: Telling | null;
  readonly dueOn: CivilDate;
  readonly today: CivilDate;
  readonly effectiveOn: CivilDate;
}

async function planStep(em: EntityManager, step: Step): Promise<AnnounceOutcome> {
  const { holder, indexation, planned, telling, dueOn, today, effectiveOn, nowMs } = step;
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
  if (telling === null) return needsAttention(em, indexation, { code: 'debtor_without_email', detail: null });
  const { mail } = planned ?? { mail: null };
  if (mail?.status === 'failed' && telling.by === 'mail' && areSameAddressees(mail, telling.addressees)) {
    return needsAttention(em, indexation, { code: 'announcement_failed', detail: mail.lastError });
  }
  const stepId = await writePlannedStep(em, { planned, plan, telling });
  if (telling.by === 'paper') {
    await noteIndexationAttention(em, { indexationId, code: null, detail: null });
    return lookTomorrow(holder, nowMs);
  }
  await noteIndexationAttention(em, { indexationId, ...unsentSince(step) });
  return { kind: 'mail', stepId, untilMs: endOfDayMs(holder, nowMs) };
}

/** Whether the mail server has been away since another day. */
function unsentSince({ planned, today, indexation }: Step): {
  code: IndexationAttention | null;
  detail: string | null;
} {
  const mail = planned?.mail ?? null;
  const isTried = mail?.status === 'waiting' && mail.lastError !== null;
  const isOld = planned !== null && planned.step.announcedOn < today;
  if (!isTried || !(isOld || indexation.attentionCode === 'announcement_unsent')) return { code: null, detail: null };
  return { code: 'announcement_unsent', detail: mail.lastError };
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
  const debtor = (await findToldDebtor(em, subscriptionId)).debtor;
  const addressees = addresseesOf(debtor) ?? row;
  if (!areSameAddressees(addressees, row)) await writeAnotherMail(em, { stepId: row.id, addressees });
  return row.id;
}

async function findToldDebtor(
  em: EntityManager,
  subscriptionId: SubscriptionId,
): Promise<{ readonly debtor: Debtor; readonly reference: string | null }> {
  const { debtorId, creditorId, reference } = await em.findOneOrFail(Subscription, { id: subscriptionId });
  if (debtorId === null) throw new Error(`subscription ${subscriptionId} has no debtor`);
  return { debtor: await em.findOneOrFail(Debtor, { id: debtorId, creditorId }), reference };
}

/** How the debtor is told today; null where there is no address. */
async function findTelling(em: EntityManager, subscriptionId: SubscriptionId): Promise<Telling | null> {
  const { debtor, reference } = await findToldDebtor(em, subscriptionId);
  const delivery: DocumentDelivery = debtor.delivery;
  if (WAYS_TO_TELL.price_step[delivery] === 'paper') return { by: 'paper', debtorId: debtor.id, reference };
  const addressees = addresseesOf(debtor);
  return addressees === null ? null : { by: 'mail', addressees };
}

/** What is planned is reckoned again. */
function lookTomorrow(holder: LineHolder, nowMs: number): AnnounceOutcome {
  const { timeZone: zone, subscriptionId } = holder;
  const date = addDays(todayOf(holder, nowMs), 1);
  return { kind: 'waiting', untilMs: billingInstantMs({ date, zone, subscriptionId }) };
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
