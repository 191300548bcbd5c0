import { LockMode } from '@mikro-orm/core';
import type { DebtorId, IndexationStepId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { InvoiceDocument } from '../../domain/invoices/invoice.ts';
import { Creditor } from '../entities/creditor.ts';
import { Debtor } from '../entities/debtor.ts';
import { IndexationMail } from '../entities/indexation-mail.ts';
import { IndexationStep } from '../entities/indexation-step.ts';
import { Subscription } from '../entities/subscription.ts';
import type { EntityManager } from '../orm.ts';
import type { SteppedLine } from '../words/indexations.ts';

/** A yearly step as it is announced, and its mail. */
export interface LoadedNotice {
  readonly language: Language;
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtorName: string;
  readonly reference: string | null;
  readonly lines: readonly SteppedLine[];
  readonly mail: IndexationMail;
}

/** Reads a step that is announced by mail. Null where the plan has been dropped. */
export async function loadIndexationNotice(em: EntityManager, stepId: IndexationStepId): Promise<LoadedNotice | null> {
  const mail = await em.findOne(IndexationMail, { indexationStepId: stepId });
  if (mail === null) return null;
  const step = await em.findOneOrFail(IndexationStep, { id: stepId });
  const subscription = await em.findOneOrFail(Subscription, { id: step.subscriptionId });
  const creditor = await em.findOneOrFail(Creditor, { id: step.creditorId });
  const debtor = await em.findOneOrFail(Debtor, { id: subscription.debtorId as DebtorId });
  const { name, addressLines, postcode, city, country, cvr, email, phone } = creditor;
  return {
    language: debtor.language,
    creditor: { name, addressLines, postcode, city, country, cvr, email, phone },
    debtorName: debtor.name,
    reference: subscription.reference,
    lines: step.lines,
    mail,
  };
}

/** The mail of a step, held until the transaction ends, so that nobody plans the step anew meanwhile. Null where it has been dropped. */
export async function holdIndexationMail(em: EntityManager, stepId: IndexationStepId): Promise<IndexationMail | null> {
  return em.findOne(IndexationMail, { indexationStepId: stepId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Keeps the mail as it was composed: the first one stands, so that each try sends the same bytes. One that is another mail by now is left. */
export async function keepIndexationMail(
  em: EntityManager,
  { stepId, messageId, message }: { stepId: IndexationStepId; messageId: string; message: Uint8Array },
): Promise<void> {
  await em.execute(
    `update indexation_mail set content = coalesce(content, ?) where indexation_step_id = ? and message_id = ?`,
    [Buffer.from(message), stepId, messageId],
  );
}
