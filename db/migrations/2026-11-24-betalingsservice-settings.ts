import { Migration } from '@mikro-orm/migrations';

/**
 * What a creditor has agreed with Betalingsservice beside its numbers, and what is known of a mandate:
 *
 * - settings hold what the creditor has chosen and nothing else, so that better defaults reach whoever has not;
 * - a mandate may belong to a debtor group at Betalingsservice other than the creditor's own;
 * - a mandate says from where Termin knows of it, and one that is over may say why.
 *
 * All columns have defaults: the version before goes on writing both tables.
 */
export class BetalingsserviceSettings extends Migration {
  override name = '2026-11-24-betalingsservice-settings';

  override up(): void {
    for (const sql of [CREDITORS, MANDATES]) this.addSql(sql);
  }
}

const CREDITORS = `
alter table creditor add bs_settings jsonb not null default '{}' check (jsonb_typeof(bs_settings) = 'object');`;

const MANDATES = `
alter table mandate
  add bs_debtor_group char(5) check (bs_debtor_group ~ '^[0-9]{5}$'),
  add source varchar(16) not null default 'api' check (source in ('api', 'betalingsservice')),
  add end_reason varchar(20) check (end_reason in ('by_bank', 'by_creditor', 'by_betalingsservice', 'replaced', 'api')),
  add constraint mandate_end_has_the_reason check (end_reason is null or ended_on is not null);`;
