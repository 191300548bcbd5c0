import { v7 as uuid } from 'uuid';
import type { CreditorId, InvoiceId, MailCopyId } from '../../domain/identifiers/ids.ts';
import type { Addressees } from '../../domain/mails/addressees.ts';
import { InvoiceMailCopy } from '../entities/invoice-mail-copy.ts';
import type { EntityManager } from '../orm.ts';

/** The domain of a Message-ID need not exist; it must not change, or a second try would look like another mail. */
const MESSAGE_ID_DOMAIN = 'copy.termin';

/** Lays ready a copy of an invoice's mail, and answers its id. */
export async function insertMailCopy(
  em: EntityManager,
  { creditorId, invoiceId, addressees }: { creditorId: CreditorId; invoiceId: InvoiceId; addressees: Addressees },
): Promise<MailCopyId> {
  const id = uuid() as MailCopyId;
  const messageId = `<${id}@${MESSAGE_ID_DOMAIN}>`;
  await em.insert(InvoiceMailCopy, {
    id,
    creditorId,
    invoiceId,
    ...columnsOf(addressees),
    messageId,
    status: 'waiting',
  });
  return id;
}

/** The columns of a mail that say whom it is addressed to. */
export function columnsOf({ recipient, alsoTo, copyTo }: Addressees) {
  return { recipient, alsoTo: [...alsoTo], copyTo: [...copyTo] };
}

/** Keeps a copy as it was composed, and answers what is kept: the first one stands, so that each try sends the same bytes. */
export async function keepMailCopy(
  em: EntityManager,
  { copyId, message }: { copyId: MailCopyId; message: Uint8Array },
): Promise<Uint8Array> {
  const [kept] = await em.execute<{ content: Uint8Array }[]>(
    'update invoice_mail_copy set content = coalesce(content, ?) where id = ? returning content',
    [Buffer.from(message), copyId],
  );
  if (kept === undefined) throw new Error(`there is no copy ${copyId}`);
  return kept.content;
}
