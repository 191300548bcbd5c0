import { isDatabaseAway } from '../../db/database-away.ts';
import { type MailOf, noteMailFailure } from '../../db/mails/note-mail-outcome.ts';
import type { TakenMail } from '../../db/mails/take-mails.ts';
import type { QueuedMailKind } from '../../db/words/mails.ts';
import type {
  InvoiceId,
  MailCopyId,
  OneTimeTokenId,
  PaymentMailId,
  StatementMailId,
  WebhookNoticeId,
} from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { tryCopy } from './email-copy.ts';
import { tryInvoiceMail } from './email-invoice.ts';
import { tryLinkMail } from './email-link.ts';
import { tryPaymentMail } from './email-payment.ts';
import { tryStatementMail } from './email-statement.ts';
import { tryWebhookNotice } from './email-webhook-notice.ts';
import type { Tried } from './send-letter.ts';

type Parts = Pick<ActivityDependencies, 'orm' | 'pdf' | 'mailer' | 'publicUrl'>;

interface QueuedKind {
  readonly mailOf: (id: string) => MailOf;
  readonly try: (parts: Parts, mail: { readonly id: string; readonly nowMs: number }) => Promise<Tried>;
}

const QUEUED_KINDS: Readonly<Record<QueuedMailKind, QueuedKind>> = {
  invoice: {
    mailOf: (id) => ({ invoiceId: id as InvoiceId }),
    try: (parts, { id, nowMs }) => tryInvoiceMail(parts, { invoiceId: id as InvoiceId, nowMs }),
  },
  copy: {
    mailOf: (id) => ({ copyId: id as MailCopyId }),
    try: (parts, { id }) => tryCopy(parts, id as MailCopyId),
  },
  payment: {
    mailOf: (id) => ({ paymentMailId: id as PaymentMailId }),
    try: (parts, { id, nowMs }) => tryPaymentMail(parts, { paymentMailId: id as PaymentMailId, askedAtMs: nowMs }),
  },
  statement: {
    mailOf: (id) => ({ statementMailId: id as StatementMailId }),
    try: (parts, { id }) => tryStatementMail(parts, id as StatementMailId),
  },
  link: {
    mailOf: (id) => ({ oneTimeTokenId: id as OneTimeTokenId }),
    try: (parts, { id }) => tryLinkMail(parts, id as OneTimeTokenId),
  },
  webhook: {
    mailOf: (id) => ({ webhookNoticeId: id as WebhookNoticeId }),
    try: (parts, { id }) => tryWebhookNotice(parts, id as WebhookNoticeId),
  },
};

type Queued = Pick<TakenMail, 'id' | 'kind'>;

/** Which mail a row of the queue is. */
export const queuedMailOf = ({ id, kind }: Queued): MailOf => QUEUED_KINDS[kind].mailOf(id);

/**
 * Tries to send one mail of the queue. What cannot be composed or read is a failure of that mail alone, noted where people see it.
 * @throws where the database is away.
 */
export async function tryQueuedMail(parts: Parts, { id, kind, nowMs }: Queued & { nowMs: number }): Promise<Tried> {
  try {
    return await QUEUED_KINDS[kind].try(parts, { id, nowMs });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    await noteMailFailure(parts.orm.em.fork(), queuedMailOf({ id, kind }), { error, final: false });
    return { again: error };
  }
}
