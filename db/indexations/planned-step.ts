import { v7 as uuid } from 'uuid';
import { LockMode } from '@mikro-orm/core';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, IndexationId, IndexationStepId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { type Addressees, areSameAddressees } from '../../domain/mails/addressees.ts';
import { IndexationMail } from '../entities/indexation-mail.ts';
import { IndexationStep } from '../entities/indexation-step.ts';
import { columnsOf } from '../mails/insert-mail-copy.ts';
import type { EntityManager } from '../orm.ts';
import type { SteppedLine } from '../words/indexations.ts';

/** A step that is not in force, with the mail that is to announce it. */
export interface PlannedStep {
  readonly step: IndexationStep;
  readonly mail: IndexationMail;
}

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
  const mail = await em.findOneOrFail(
    IndexationMail,
    { indexationStepId: step.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  return { step, mail };
}

/**
 * Drops the step that is planned, as where its rule is over: nobody has been told of it. One whose mail has been sent stays, and comes
 * into force.
 */
export async function dropPlannedStep(em: EntityManager, subscriptionId: SubscriptionId): Promise<void> {
  const planned = await findPlannedStep(em, subscriptionId);
  if (planned === null || planned.mail.status === 'sent') return;
  const { id } = planned.step;
  await em.nativeDelete(IndexationMail, { indexationStepId: id });
  await em.nativeDelete(IndexationStep, { id });
}

/**
 * Writes what a step is going to be, in the place of what was planned. Its mail is sent with the bytes that were kept, where it says the
 * same to the same addresses; else it is another mail.
 */
export async function writePlannedStep(
  em: EntityManager,
  { planned, plan, addressees }: { planned: PlannedStep | null; plan: StepPlan; addressees: Addressees },
): Promise<IndexationStepId> {
  if (planned === null || planned.step.dueOn !== plan.dueOn || planned.step.indexationId !== plan.indexationId) {
    await dropPlannedStep(em, plan.subscriptionId);
    return insertPlannedStep(em, { plan, addressees });
  }
  const { step, mail } = planned;
  const { announcedOn, effectiveOn, indexMonth, lines } = plan;
  await em.nativeUpdate(IndexationStep, { id: step.id }, { announcedOn, effectiveOn, indexMonth, lines });
  if (!areSameAddressees(addressees, mail) || !saysTheSame(step.lines, lines)) {
    await writeAnotherMail(em, { stepId: step.id, addressees });
  }
  return step.id;
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
  { plan, addressees }: { plan: StepPlan; addressees: Addressees },
): Promise<IndexationStepId> {
  const id = newId();
  const { creditorId } = plan;
  await em.insert(IndexationStep, { id, ...plan, inForceAt: null });
  await em.insert(IndexationMail, {
    indexationStepId: id,
    creditorId,
    ...columnsOf(addressees),
    messageId: messageIdOf(id),
    status: 'waiting',
  });
  return id;
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
