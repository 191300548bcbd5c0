import { Migration } from '@mikro-orm/migrations';

/**
 * Payments that a person enters: cash, MobilePay, a transfer that no file tells of.
 *
 * - such a payment stands in no file, and says how and from whom the money came; one of a file says neither;
 * - what the person says of it is kept as it was said: `note` is that of a later decision;
 * - an entry of the bank finds the payments of its amount that were entered around its day.
 *
 * A version before this one reads payments with their files, and shows none of these.
 */
export class PaymentsByHand extends Migration {
  override name = '2026-11-30-payments-by-hand';

  override up(): void {
    this.addSql(BY_HAND);
  }
}

const BY_HAND = `
alter table payment
  alter column received_file_id drop not null,
  alter column line drop not null,
  alter column position drop not null,
  add column hand_method varchar(16),
  add column hand_debtor_id uuid,
  add column hand_note varchar(200),
  add constraint payment_hand_method_is_known check (hand_method in ('transfer', 'cash', 'mobilepay', 'other')),
  drop constraint payment_source_check,
  add constraint payment_source_check check (source in ('bs_automatic', 'bs_slip', 'fi_file', 'camt', 'by_hand')),
  add constraint payment_of_a_file_or_by_hand check (
    num_nulls(received_file_id, line, position) = case when source = 'by_hand' then 3 else 0 end
    and num_nulls(hand_method, hand_debtor_id) = case when source = 'by_hand' then 0 else 2 end
    and (source = 'by_hand' or hand_note is null)),
  add constraint payment_by_hand_came_in check (source <> 'by_hand' or (kind = 'paid' and amount_ore > 0)),
  add constraint payment_hand_debtor_fkey foreign key (creditor_id, hand_debtor_id) references debtor (creditor_id, id)
    deferrable initially deferred;
create index payment_by_hand on payment (creditor_id, amount_ore, booked_on) where source = 'by_hand';`;
