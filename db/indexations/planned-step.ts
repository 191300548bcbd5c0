import { v7 as uuid } from 'uuid';
import { LockMode } from '@mikro-orm/core';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorId,
  IndexationId,
  IndexationStepId,
  PrintBatchId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import { type Addressees, areSameAddressees } from '../../domain/mails/addressees.ts';
import { IndexationMail } from '../entities/indexation-mail.ts';
import { IndexationStep } from '../entities/indexation-step.ts';
import { columnsOf } from '../mails/insert-mail-copy.ts';
import type { EntityManager } from '../orm.ts';
import type { PrintedPriceStep, SteppedLine } from '../words/indexations.ts';

/** A step that is not in force, with the mail or the letter that is to announce it: one of the two. */
export interface PlannedStep {
  readonly step: IndexationStep;
  readonly mail: IndexationMail | null;
  readonly letter: PlannedLetter | null;
}

/** The last letter of a step. */
export interface PlannedLetter {
  /** Null while it waits in the print queue. */
  readonly batchId: PrintBatchId | null;
  /** In the creditor's zone. */
  readonly printedOn: CivilDate | null;
}

/** How the debtor is told of a step. */
export type Telling =
  | { readonly by: 'mail'; readonly addressees: Addressees }
  | { readonly by: 'paper'; readonly debtorId: DebtorId; readonly reference: string | null };

/** What a step is going to be. */
export interface StepPlan {
  readonly creditorId: CreditorId;
  readonly subscriptionId: SubscriptionId;
  readonly indexationId: IndexationId;
  readonly dueOn: CivilDate;
  readonly announcedOn: CivilDate;
  readonly effectiveOn: CivilDate;
  readonly indexMonth: string | null;
  readonly lines: readonly SteppedLine[];
}

/** The domain of a Message-ID need not exist; it must not change, or a second try would look like another mail. */
const MESSAGE_ID_DOMAIN = 'indexation.termin';

/** The step that is planned for a subscription, held until the transaction ends; null where none is. */
export async function findPlannedStep(em: EntityManager, subscriptionId: SubscriptionId): Promise<PlannedStep | null> {
  const step = await em.findOne(IndexationStep, { subscriptionId, inForceAt: null });
  if (step === null) return null;
  // Whoever sends the mail holds it meanwhile.
  const mail = await em.findOne(
    IndexationMail,
    { indexationStepId: step.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (mail !== null) return { step, mail, letter: null };
  const [letter] = await em.execute<PlannedLetter[]>(HOLD_LETTER, [step.id]);
  if (letter === undefined) throw new Error(`step ${step.id} has neither mail nor letter`);
  return { step, mail: null, letter };
}

// Whoever makes a batch holds its letters meanwhile.
const HOLD_LETTER = `
select p.batch_id "batchId", (b.printed_at at time zone c.time_zone)::date "printedOn"
from print_item p join creditor c on c.id = p.creditor_id left join print_batch b on b.id = p.batch_id
where p.indexation_step_id = ? order by p.id desc limit 1 for update of p`;

const TAKE_LETTER_OUT = 'delete from print_item where indexation_step_id = ? and batch_id is null';

/**
 * Drops the step that is planned, as where its rule is over: nobody has been told of it. One whose mail has been sent stays, and comes
 * into force.
 */
export async function dropPlannedStep(em: EntityManager, subscriptionId: SubscriptionId): Promise<void> {
  const planned = await findPlannedStep(em, subscriptionId);
  if (planned === null || planned.mail?.status === 'sent') return;
  const { id } = planned.step;
  await em.execute(TAKE_LETTER_OUT, [id]);
  await em.nativeDelete(IndexationMail, { indexationStepId: id });
  await em.nativeDelete(IndexationStep, { id });
}

/**
 * Writes what a step is going to be, in the place of what was planned. Its mail is sent with the bytes that were kept, where it says the
 * same to the same addresses; else it is another mail. A letter that waits says what the plan says; beside one that was printed there is another.
 */
export async function writePlannedStep(
  em: EntityManager,
  { planned, plan, telling }: { planned: PlannedStep | null; plan: StepPlan; telling: Telling },
): Promise<IndexationStepId> {
  if (planned === null || planned.step.dueOn !== plan.dueOn || planned.step.indexationId !== plan.indexationId) {
    await dropPlannedStep(em, plan.subscriptionId);
    return insertPlannedStep(em, { plan, telling });
  }
  const { step, mail } = planned;
  const { announcedOn, effectiveOn, indexMonth, lines } = plan;
  await em.nativeUpdate(IndexationStep, { id: step.id }, { announcedOn, effectiveOn, indexMonth, lines });
  if (telling.by === 'paper') {
    await em.nativeDelete(IndexationMail, { indexationStepId: step.id });
    await writeLetter(em, { stepId: step.id, plan, telling });
  } else if (mail === null) {
    await em.execute(TAKE_LETTER_OUT, [step.id]);
    await insertMail(em, { stepId: step.id, plan, ...telling });
  } else if (!areSameAddressees(telling.addressees, mail) || !saysTheSame(step.lines, lines)) {
    await writeAnotherMail(em, { stepId: step.id, ...telling });
  }
  return step.id;
}

const WRITE_LETTER = `
insert into print_item (id, creditor_id, debtor_id, indexation_step_id, price_step) values (uuidv7(), ?, ?, ?, ?)
on conflict (indexation_step_id) where batch_id is null and indexation_step_id is not null
do update set price_step = excluded.price_step where print_item.price_step <> excluded.price_step`;

async function writeLetter(
  em: EntityManager,
  {
    stepId,
    plan: { creditorId, lines },
    telling: { debtorId, reference },
  }: { stepId: IndexationStepId; plan: StepPlan; telling: Extract<Telling, { by: 'paper' }> },
): Promise<void> {
  const printed: PrintedPriceStep = { reference, lines };
  await em.execute(WRITE_LETTER, [creditorId, debtorId, stepId, JSON.stringify(printed)]);
}

/** Writes a step that moves no price: there is nothing to tell, and it is in force. */
export async function writeStepWithoutMail(em: EntityManager, plan: StepPlan): Promise<void> {
  await dropPlannedStep(em, plan.subscriptionId);
  await em.insert(IndexationStep, { id: newId(), ...plan, inForceAt: new Date() });
}

/** The mail of a step as one that has never been tried, to the addresses given. */
export async function writeAnotherMail(
  em: EntityManager,
  { stepId, addressees }: { stepId: IndexationStepId; addressees: Addressees },
): Promise<void> {
  const messageId = messageIdOf(newId());
  await em.nativeUpdate(
    IndexationMail,
    { indexationStepId: stepId, status: { $ne: 'sent' } },
    { ...columnsOf(addressees), messageId, status: 'waiting', content: null, createdAt: new Date() },
  );
}

async function insertPlannedStep(
  em: EntityManager,
  { plan, telling }: { plan: StepPlan; telling: Telling },
): Promise<IndexationStepId> {
  const stepId = newId();
  await em.insert(IndexationStep, { id: stepId, ...plan, inForceAt: null });
  if (telling.by === 'paper') await writeLetter(em, { stepId, plan, telling });
  else await insertMail(em, { stepId, plan, ...telling });
  return stepId;
}

async function insertMail(
  em: EntityManager,
  { stepId, plan: { creditorId }, addressees }: { stepId: IndexationStepId; plan: StepPlan; addressees: Addressees },
): Promise<void> {
  await em.insert(IndexationMail, {
    indexationStepId: stepId,
    creditorId,
    ...columnsOf(addressees),
    messageId: messageIdOf(stepId),
    status: 'waiting',
  });
}

const newId = () => uuid() as IndexationStepId;
const messageIdOf = (id: IndexationStepId) => `<${id}@${MESSAGE_ID_DOMAIN}>`;

/** Whether the debtor would read the same. */
function saysTheSame(one: readonly SteppedLine[], other: readonly SteppedLine[]): boolean {
  return JSON.stringify(one.map(told)) === JSON.stringify(other.map(told));
}

// The database keeps the fields in an order of its own.
function told({ position, text, oldUnitPriceMicro, newUnitPriceMicro, effectiveOn }: SteppedLine): unknown[] {
  return [position, text, oldUnitPriceMicro, newUnitPriceMicro, effectiveOn];
}
