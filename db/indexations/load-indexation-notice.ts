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

/** Reads a step that is announced by mail. @throws Error where there is none. */
export async function loadIndexationNotice(em: EntityManager, stepId: IndexationStepId): Promise<LoadedNotice> {
  const step = await em.findOneOrFail(IndexationStep, { id: stepId });
  const mail = await em.findOneOrFail(IndexationMail, { indexationStepId: stepId });
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

/** Keeps the mail as it was composed, and answers what is kept: the first one stands, so that each try sends the same bytes. */
export async function keepIndexationMail(
  em: EntityManager,
  { stepId, message }: { stepId: IndexationStepId; message: Uint8Array },
): Promise<Uint8Array> {
  const [kept] = await em.execute<{ content: Uint8Array }[]>(
    `update indexation_mail set content = coalesce(content, ?) where indexation_step_id = ? returning content`,
    [Buffer.from(message), stepId],
  );
  if (kept === undefined) throw new Error(`step ${stepId} has no mail`);
  return kept.content;
}
