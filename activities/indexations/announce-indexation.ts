import { v7 as uuid } from 'uuid';
import { todayOf } from '../../db/lines/edit-line.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { IndexationMail } from '../../db/entities/indexation-mail.ts';
import { IndexationStep } from '../../db/entities/indexation-step.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { indexLines, steppedLine } from '../../db/indexations/index-lines.ts';
import { type ActiveIndexation, loadIndexation, loadIndexMove } from '../../db/indexations/load-indexation.ts';
import { type LineHolder, loadLineHolders } from '../../db/lines/load-line-holders.ts';
import { noteIndexationAttention } from '../../db/indexations/note-indexation-attention.ts';
import type { EntityManager } from '../../db/orm.ts';
import { writeLineEdits } from '../../db/lines/write-line-edits.ts';
import type { IndexationAttention } from '../../db/words/indexations.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, IndexationStepId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { type IndexationRule, indexedPrice, type IndexMove } from '../../domain/indexations/indexation.ts';
import {
  announcementDay,
  indexMonthOf,
  nextStepDueOn,
  stepEffectiveOn,
} from '../../domain/indexations/indexation-steps.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface AnnounceIndexationInput {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  /** The workflow's clock, epoch ms: the step is announced on its date in the creditor's zone. */
  readonly nowMs: number;
}

export type AnnounceOutcome =
  /** A step has been taken whose mail is to be sent now. */
  | { readonly kind: 'mail'; readonly stepId: IndexationStepId }
  /** A step has been taken that moved no price: there is nothing to tell. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'waiting'; readonly untilMs: number }
  | { readonly kind: 'needs_attention'; readonly code: IndexationAttention }
  /** The subscription or its rule is over. */
  | { readonly kind: 'over' };

/** The domain of a Message-ID need not exist; it must not change, or a second try would look like another mail. */
const MESSAGE_ID_DOMAIN = 'indexation.termin';

/**
 * Takes the next yearly step of a subscription's prices if it is time to announce it: the new versions of its lines, the step with old
 * and new prices and its mail, all in one transaction; or says until when it waits, and for what. A step whose mail waits is answered
 * first, so that it is safe to ask again after an answer was lost. What a person must fix is stored with the rule and answered.
 */
export function createAnnounceIndexation({ orm }: Pick<ActivityDependencies, 'orm'>) {
  return async function announceIndexation(input: AnnounceIndexationInput): Promise<AnnounceOutcome> {
    return orm.em.fork().transactional((em) => announce(em, input), { clear: true });
  };
}

async function announce(
  em: EntityManager,
  { creditorId, subscriptionId, nowMs }: AnnounceIndexationInput,
): Promise<AnnounceOutcome> {
  const [holder] = await loadLineHolders(em, { creditorId, subscriptionIds: [subscriptionId], lock: true });
  const stepId = await findStepToMail(em, subscriptionId);
  if (stepId !== null) return { kind: 'mail', stepId };
  const indexation = await loadIndexation(em, subscriptionId);
  if (holder === undefined || indexation === null) return { kind: 'over' };
  if (holder.status === 'ended' || holder.status === 'cancelled') return { kind: 'over' };
  const today = todayOf(holder, nowMs);
  const { steps } = indexation;
  const dueOn = nextStepDueOn(steps);
  const announceOn = announcementDay(dueOn, steps.noticeDays);
  if (today < announceOn) return waitUntil(holder, announceOn);
  const effectiveOn = stepEffectiveOn({ dueOn, announcedOn: today, noticeDays: steps.noticeDays });
  const { endOn } = holder.settled;
  // It is asked about again each day, since an end date can be moved.
  if (endOn !== null && effectiveOn > endOn) return waitUntil(holder, addDays(today, 1));
  return takeStep(em, { holder, indexation, dueOn, announceOn, announcedOn: today, effectiveOn, nowMs });
}

interface Step {
  readonly holder: LineHolder;
  readonly indexation: ActiveIndexation;
  readonly dueOn: CivilDate;
  readonly announceOn: CivilDate;
  readonly announcedOn: CivilDate;
  readonly effectiveOn: CivilDate;
  readonly nowMs: number;
}

async function takeStep(em: EntityManager, step: Step): Promise<AnnounceOutcome> {
  const { holder, indexation, dueOn, announcedOn, effectiveOn, nowMs } = step;
  const { creditorId, subscriptionId } = holder;
  const email = await findEmail(em, subscriptionId);
  if (email === null) return needsAttention(em, indexation, { code: 'debtor_without_email', detail: null });
  const move = await indexMove(em, step);
  if (move !== null && 'missing' in move) {
    const detail = `${indexation.table?.name ?? ''} ${move.missing.join(', ')}`;
    return needsAttention(em, indexation, { code: 'index_value_missing', detail });
  }
  const { rule } = indexation;
  const edits = indexLines(holder, { effectiveOn, nowMs, priceOf: (micro) => movedPrice(micro, { rule, move }) });
  if ('refusal' in edits) {
    return needsAttention(em, indexation, { code: 'lines_cannot_be_changed', detail: edits.refusal });
  }
  const stepId = uuid() as IndexationStepId;
  const lines = edits.map(steppedLine);
  await writeLineEdits(em, { creditorId, edits });
  await em.insert(IndexationStep, {
    id: stepId,
    creditorId,
    subscriptionId,
    indexationId: indexation.indexationId,
    dueOn,
    announcedOn,
    effectiveOn,
    indexMonth: move?.month ?? null,
    lines,
  });
  await noteIndexationAttention(em, { indexationId: indexation.indexationId, code: null, detail: null });
  if (lines.length === 0) return { kind: 'unchanged' };
  await em.insert(IndexationMail, {
    indexationStepId: stepId,
    creditorId,
    recipient: email,
    messageId: `<${stepId}@${MESSAGE_ID_DOMAIN}>`,
    status: 'waiting',
  });
  return { kind: 'mail', stepId };
}

/** How the index has moved since the present prices, and the month of the new ones; null for a fixed percentage. */
async function indexMove(
  em: EntityManager,
  { indexation: { rule, table, steppedMonth }, announceOn }: Step,
): Promise<(IndexMove & { month: string }) | { missing: readonly string[] } | null> {
  if (rule.kind === 'percent' || table === null) return null;
  const { baseMonth } = rule;
  const presentMonth = steppedMonth ?? baseMonth;
  const newMonth = indexMonthOf({ baseMonth, announceOn });
  // A price that was agreed with the index of a later month does not go back to an earlier one.
  const month = newMonth > presentMonth ? newMonth : presentMonth;
  const move = await loadIndexMove(em, { tableId: table.id, baseMonth: presentMonth, newMonth: month });
  return 'missing' in move ? move : { ...move, month };
}

function movedPrice(unitPriceMicro: bigint, { rule, move }: { rule: IndexationRule; move: IndexMove | null }): bigint {
  return indexedPrice({ unitPriceMicro, rule, ...(move === null ? {} : { table: move }) });
}

async function needsAttention(
  em: EntityManager,
  { indexationId }: ActiveIndexation,
  { code, detail }: { code: IndexationAttention; detail: string | null },
): Promise<AnnounceOutcome> {
  await noteIndexationAttention(em, { indexationId, code, detail });
  return { kind: 'needs_attention', code };
}

async function findStepToMail(em: EntityManager, subscriptionId: SubscriptionId): Promise<IndexationStepId | null> {
  const [row] = await em.execute<{ id: IndexationStepId }[]>(
    `select s.id from indexation_step s join indexation_mail m on m.indexation_step_id = s.id
     where s.subscription_id = ? and m.status = 'waiting' order by s.due_on limit 1`,
    [subscriptionId],
  );
  return row?.id ?? null;
}

async function findEmail(em: EntityManager, subscriptionId: SubscriptionId): Promise<string | null> {
  const { debtorId, creditorId } = await em.findOneOrFail(Subscription, { id: subscriptionId });
  if (debtorId === null) throw new Error(`subscription ${subscriptionId} has no debtor`);
  return (await em.findOneOrFail(Debtor, { id: debtorId, creditorId })).email;
}

function waitUntil({ timeZone: zone, subscriptionId }: LineHolder, date: CivilDate): AnnounceOutcome {
  return { kind: 'waiting', untilMs: billingInstantMs({ date, zone, subscriptionId }) };
}
