import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, StatementMailId } from '../../domain/identifiers/ids.ts';
import type { StatementRecipients } from '../../domain/invoices/monthly-statements.ts';
import type { Addressees } from '../../domain/mails/addressees.ts';
import { StatementMail } from '../entities/statement-mail.ts';
import { BEFORE_ALL_IDS } from '../before-all-ids.ts';
import type { EntityManager } from '../orm.ts';
import { columnsOf } from './insert-mail-copy.ts';

/** The domain of a Message-ID need not exist; it must not change, or a second try would look like another mail. */
const MESSAGE_ID_DOMAIN = 'statement.termin';

/** The statement that somebody asks for. */
export interface AskedStatement {
  readonly creditorId: CreditorId;
  readonly debtorId: DebtorId;
  readonly from: CivilDate | null;
  readonly to: CivilDate;
  readonly madeOn: CivilDate;
  readonly addressees: Addressees;
}

/** Lays ready the mail of a statement of account that was asked for, and answers its id. */
export async function insertStatementMail(
  em: EntityManager,
  { creditorId, debtorId, from, to, madeOn, addressees }: AskedStatement,
): Promise<StatementMailId> {
  const id = uuid() as StatementMailId;
  await em.insert(StatementMail, {
    id,
    creditorId,
    debtorId,
    fromOn: from,
    toOn: to,
    madeOn,
    month: null,
    ...columnsOf(addressees),
    messageId: `<${id}@${MESSAGE_ID_DOMAIN}>`,
    status: 'waiting',
  });
  return id;
}

/** Debtors `d` who get statements by mail: whoever gets paper or slips gets none. SQL. */
const WRITTEN_TO_BY_MAIL = `d.delivery = 'mail' and d.email is not null`;

/** Whether a debtor `d` gets the statement of a month from one day through another. SQL. */
const GETS_ONE: Readonly<Record<StatementRecipients, string>> = {
  with_open: `exists (
    select from invoice_balance b join invoice i on i.id = b.invoice_id
    where b.creditor_id = d.creditor_id and b.debtor_id = d.id and b.open_ore > 0 and i.issued_on <= m.to_on)`,
  // What goes from credit to an invoice is no entry of a statement.
  with_entries: `exists (
    select from ledger_transfer t
    where t.creditor_id = d.creditor_id and t.debtor_id = d.id and t.booked_on between m.from_on and m.to_on
      and (t.debit in ('receivables', 'credits')) <> (t.credit in ('receivables', 'credits')))`,
};

const INSERT = (recipients: StatementRecipients) => `
with m as (
  select ?::date from_on, (?::date + '1 month'::interval)::date - 1 to_on
), chosen as (
  select uuidv7() id, d.creditor_id, d.id debtor_id, m.from_on, m.to_on, d.email, d.also_to, d.copy_to
  from debtor d cross join m
  where d.creditor_id = ? and d.id > ? and ${WRITTEN_TO_BY_MAIL} and ${GETS_ONE[recipients]}
  order by d.id limit ?
), mails as (
  insert into statement_mail (id, creditor_id, debtor_id, from_on, to_on, made_on, month, recipient, also_to, copy_to, message_id, status)
  select id, creditor_id, debtor_id, from_on, to_on, ?, from_on, email, also_to, copy_to, '<' || id || '@${MESSAGE_ID_DOMAIN}>', 'waiting'
  from chosen
  on conflict (debtor_id, month) where month is not null do nothing
  returning id, creditor_id
), posted as (
  insert into mail_queue (id, creditor_id, kind) select id, creditor_id, 'statement' from mails
)
select debtor_id "lastId" from chosen order by debtor_id desc limit 1`;

/**
 * Lays ready a month's statements for the next so many debtors who get one, in the order of their ids, and hands them to the post office, in one
 * statement. Asked twice for a debtor and month it is one mail. Answers the last of them; null where none was left.
 * @param after the debtor after whom they come; null for the first.
 */
export async function insertMonthlyStatements(
  em: EntityManager,
  {
    creditorId,
    month,
    recipients,
    madeOn,
    after,
    limit,
  }: {
    creditorId: CreditorId;
    /** Its first day. */
    month: CivilDate;
    recipients: StatementRecipients;
    madeOn: CivilDate;
    after: DebtorId | null;
    limit: number;
  },
): Promise<DebtorId | null> {
  const [row] = await em.execute<{ lastId: DebtorId }[]>(INSERT(recipients), [
    month,
    month,
    creditorId,
    after ?? BEFORE_ALL_IDS,
    limit,
    madeOn,
  ]);
  return row?.lastId ?? null;
}

/** Keeps a statement's mail as it was composed, and answers what is kept: the first one stands, so that each try sends the same bytes. */
export async function keepStatementMail(
  em: EntityManager,
  { statementMailId, message }: { statementMailId: StatementMailId; message: Uint8Array },
): Promise<Uint8Array> {
  const [kept] = await em.execute<{ content: Uint8Array }[]>(
    'update statement_mail set content = coalesce(content, ?) where id = ? returning content',
    [Buffer.from(message), statementMailId],
  );
  if (kept === undefined) throw new Error(`there is no statement mail ${statementMailId}`);
  return kept.content;
}
