import { Migration } from '@mikro-orm/migrations';

/**
 * What a person does with money:
 *
 * - a payment keeps what the person who settled or dismissed it has said of it;
 * - what was dismissed can wait again, by a kind of transfer of its own;
 * - transfers that a person has asked for stand in the audit trail, of the debtor or of the payment: others do not, since matches,
 *   invoices and credit notes tell of them;
 * - self-checks tell of debtors and payments too.
 */
export class SettledByHand extends Migration {
  override name = '2026-11-24-settled-by-hand';

  override up(): void {
    for (const sql of [NOTE, DISMISSAL_UNDONE, AUDITED_TRANSFERS, FINDINGS]) this.addSql(sql);
  }
}

const NOTE = `
alter table payment add column note varchar(200);
create or replace function refuse_change_of_payment() returns trigger language plpgsql as $$
declare
  kept text[] := '{unmatched_ore,status,outcome,suggestions,held_by_person,note}';
begin
  if to_jsonb(new) - kept is distinct from to_jsonb(old) - kept then
    raise exception 'what a file has said of a payment never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;`;

const DISMISSAL_UNDONE = `
alter table ledger_transfer
  drop constraint ledger_transfer_kind_check,
  add constraint ledger_transfer_kind_check check (kind in ('invoiced', 'vat_invoiced', 'credited', 'vat_credited', 'credit_balance',
    'received', 'taken_back', 'matched', 'match_undone', 'credit_applied', 'paid_out', 'written_off', 'write_off_undone', 'dismissed',
    'dismissal_undone'));`;

const AUDITED_TRANSFERS = `
create trigger ledger_transfer_of_debtor_audited after insert on ledger_transfer for each row
  when (current_setting('termin.actor', true) <> '' and new.kind in ('credit_applied', 'paid_out', 'written_off', 'write_off_undone'))
  execute function record_audit_entry('ledger_transfer', 'debtor', 'debtor_id', '{}', '{}');
create trigger ledger_transfer_of_payment_audited after insert on ledger_transfer for each row
  when (current_setting('termin.actor', true) <> '' and new.kind in ('dismissed', 'dismissal_undone'))
  execute function record_audit_entry('ledger_transfer', 'payment', 'payment_id', '{}', '{}');`;

const FINDINGS = `
alter table self_check_finding
  drop constraint self_check_finding_object_type_check,
  add constraint self_check_finding_object_type_check check (object_type in ('subscription', 'run', 'invoice', 'creditor', 'message',
    'one_off_line', 'payment_mail', 'debtor', 'payment'));`;
