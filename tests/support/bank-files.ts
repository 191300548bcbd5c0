import { createMatchPayments } from '../../activities/payments/match-payments.ts';
import { createReadFile } from '../../activities/received-files/read-file.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import type { Orm } from '../../db/orm.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import { namesOfAccount } from '../../domain/identifiers/bank-account.ts';
import type { CreditorId, PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';

/** A payment as a test looks at it. */
export interface SeenPayment {
  readonly id: PaymentId;
  readonly ore: number;
  readonly status: string;
  readonly outcome: string;
  /** The payment that it may be the same money as. */
  readonly sameAs: PaymentId | null;
  readonly suggestions: readonly { readonly why: string; readonly paymentId: string | null }[];
  readonly payerText: string | null;
}

const heartbeat = () => undefined;

/** Stores a file, reads it and matches its payments. */
export async function takeFile(
  orm: Orm,
  content: Uint8Array | string,
  { uploadedBy = null, fileName = 'bank.xml' }: { uploadedBy?: CreditorId | null; fileName?: string } = {},
): Promise<ReceivedFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const origin = uploadedBy === null ? 'channel' : 'upload';
  const { fileId } = await orm.em
    .fork()
    .transactional((em) => storeReceivedFile(em, { fileName, origin, uploadedBy, content: [bytes] }));
  const { outcome } = await createReadFile({ orm, bsSubsystem: 'BS1', heartbeat })({ fileId });
  if (outcome === 'read') await createMatchPayments({ orm, heartbeat })({ fileId });
  return orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
}

/** Goes through a file again that is read, for what was nobody's then, and matches what it has booked. */
export async function takeAgain(orm: Orm, fileId: ReceivedFileId): Promise<void> {
  await createReadFile({ orm, bsSubsystem: 'BS1', heartbeat })({ fileId, again: true });
  await createMatchPayments({ orm, heartbeat })({ fileId });
}

/** Takes accounts away from whoever has them: what names them is nobody's. */
export async function takeAccounts(orm: Orm, ibans: readonly string[]): Promise<void> {
  const accounts = `{${ibans.flatMap(namesOfAccount).join()}}`;
  await orm.em.fork().execute('delete from creditor_bank_account where account = any(?::text[])', [accounts]);
}

/** A creditor's payments, in the order in which they were booked. */
export async function seePayments(orm: Orm, creditorId: CreditorId): Promise<SeenPayment[]> {
  return orm.em.fork().execute<SeenPayment[]>(
    `select id, amount_ore::int ore, status, outcome, same_as_id "sameAs", suggestions, payer_text "payerText"
     from payment where creditor_id = ? order by received_file_id, position`,
    [creditorId],
  );
}

/** Makes accounts the creditor's, as the API does. */
export async function giveAccounts(orm: Orm, creditorId: CreditorId, ibans: readonly string[]): Promise<void> {
  const accounts = `{${ibans.flatMap(namesOfAccount).join()}}`;
  await takeAccounts(orm, ibans);
  const em = orm.em.fork();
  await em.execute('insert into creditor_bank_account (account, creditor_id) select unnest(?::text[]), ?', [
    accounts,
    creditorId,
  ]);
}
