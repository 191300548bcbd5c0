/** Lines of each subscription: an invoice of ordinary size. */
const LINES = 3;

/** `debtor` and `mandate`: debtors who get mail and have an active mandate. Takes the creditor, the first and the last customer number. */
export const WITH_DEBTORS = `
with debtor as (
  insert into debtor (id, creditor_id, customer_number, name, address_lines, postcode, city, country, email, language)
  select uuidv7(), ?, n::text, 'Prøvekunde ' || n, array['Prøvevej ' || n], '9000', 'Aalborg', 'DK', 'kunde' || n || '@prove.example', 'da'
  from generate_series(?::int, ?::int) n
  returning id, creditor_id, customer_number
), mandate as (
  insert into mandate (id, creditor_id, debtor_id, mandate_number, active_from)
  select uuidv7(), creditor_id, id, lpad(customer_number, 9, '0'), date '2000-01-01' from debtor
)`;

/** `line`: the lines of each row of `subscription`; and its answer, their ids. */
export const LINES_OF_SUBSCRIPTIONS = `line as (
  insert into standing_line (id, creditor_id, subscription_id, position, text, quantity_micro, unit_price_micro, vat_code)
  select uuidv7(), s.creditor_id, s.id, position, 'Prøvevare ' || position, 1000000, position * 49950000, 'standard'
  from subscription s, generate_series(1, ${LINES}) position
)
select id from subscription`;
