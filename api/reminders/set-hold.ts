import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { ReminderHold } from '../../db/entities/reminder-hold.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId, InvoiceId, ReminderHoldId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { invalidField, notFound } from '../http/problem.ts';
import { findHolds } from './find-holds.ts';
import type { holdAnswer, holdBody, holdStateAnswer } from './hold-fields.ts';

/** What a hold is of: an invoice, or all of the debtor's. */
export interface HeldBack {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly invoiceId: InvoiceId | null;
}

/**
 * Holds back, or changes what the hold that is there says. The caller holds the debtor.
 * @throws ApiProblem where the last day has passed
 */
export async function setHold(
  em: EntityManager,
  held: HeldBack,
  { reason, isDisputed, until }: z.output<typeof holdBody>,
): Promise<z.input<typeof holdAnswer>> {
  if (until !== null && until < (await creditorToday(em, held.creditorId))) {
    throw invalidField({ path: '/until', code: 'in_the_past', message: 'The day has passed' });
  }
  const said = { reason, isDisputed, untilOn: until };
  const hold = await em.findOne(ReminderHold, { ...held, endedAt: null });
  const id = hold?.id ?? (uuid() as ReminderHoldId);
  if (hold === null) await em.insert(ReminderHold, { id, ...held, ...said, endedAt: null });
  else {
    em.assign(hold, { ...said, updatedAt: new Date() });
    await em.flush();
  }
  return readHold(em, { creditorId: held.creditorId, id });
}

/** Ends a hold, and answers it as it was. @throws ApiProblem 404 where there is none. */
export async function endHold(em: EntityManager, held: HeldBack): Promise<z.input<typeof holdAnswer>> {
  const hold = await em.findOne(ReminderHold, { ...held, endedAt: null });
  if (hold === null) throw notFound();
  const shown = await readHold(em, { creditorId: held.creditorId, id: hold.id });
  const now = new Date();
  em.assign(hold, { endedAt: now, updatedAt: now });
  await em.flush();
  return shown;
}

/** The hold that there is, or that there is none. */
export async function readHoldState(em: EntityManager, held: HeldBack): Promise<z.input<typeof holdStateAnswer>> {
  const hold = await em.findOne(ReminderHold, { ...held, endedAt: null });
  if (hold === null) return { hold: null };
  return { hold: await readHold(em, { creditorId: held.creditorId, id: hold.id }) };
}

async function readHold(
  em: EntityManager,
  { creditorId, id }: { creditorId: CreditorId; id: ReminderHoldId },
): Promise<z.input<typeof holdAnswer>> {
  const [shown] = await findHolds(em, { creditorId, where: 'h.id = ?', values: [id], limit: 1 });
  if (shown === undefined) throw notFound();
  return shown;
}
