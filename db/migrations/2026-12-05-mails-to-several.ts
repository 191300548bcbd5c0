import { Migration } from '@mikro-orm/migrations';

/**
 * A mail keeps whom it is addressed to beside its first recipient, as it was when the mail was written; for which addresses the mail server
 * has taken it, so that a second try asks for the rest alone; and those that it would not take it for, with its answer. Columns alone: mails
 * that are there already have one recipient each.
 */
export class MailsToSeveral extends Migration {
  override name = '2026-12-05-mails-to-several';

  override up(): void {
    for (const table of TABLES) this.addSql(columnsOf(table));
    for (const table of LISTED) this.addSql(indexOf(table));
  }
}

const LISTED = ['invoice_mail', 'invoice_mail_copy', 'payment_mail'];
const TABLES = [...LISTED, 'indexation_mail'];

const columnsOf = (table: string) => `
alter table ${table}
  add column also_to text[] not null default '{}',
  add column copy_to text[] not null default '{}',
  add column taken text[] not null default '{}',
  add column refused jsonb not null default '[]',
  add constraint ${table}_refused_is_a_list check (jsonb_typeof(refused) = 'array');`;

// A person sees what was sent to some and refused for others: few of many.
const indexOf = (table: string) =>
  `create index ${table}_refused_for_some on ${table} (creditor_id, invoice_id) where refused <> '[]'`;
