import { Migration } from '@mikro-orm/migrations';

/**
 * A debtor has several addresses: the one that it always had is the first, then further ones that mail is addressed to, then those that get
 * a copy. They lie in the debtor's row, so that a change of them is a change of the debtor: for the trail, for If-Match and for imports.
 * That no address stands twice is held here as far as letters go; domains with letters beyond ASCII are compared by the API.
 */
export class MailAddresses extends Migration {
  override name = '2026-12-05-mail-addresses';

  override up(): void {
    for (const sql of [HELPERS, COLUMNS, SEARCH]) this.addSql(sql);
  }
}

// One address a line: none holds a line break, so a search never runs from one into the next.
const HELPERS = `
create function further_addresses(also_to text[], copy_to text[]) returns text immutable parallel safe language sql
return lower(array_to_string(also_to || copy_to, E'\\n'));

create function addresses_are_fit(email text, also_to text[], copy_to text[]) returns boolean immutable parallel safe language sql
return (
  select count(*) = count(distinct lower(address)) and coalesce(bool_and(length(address) between 3 and 254), true)
  from unnest(also_to || copy_to || email) address
  where address is not null);`;

const COLUMNS = `
alter table debtor
  add column also_to text[] not null default '{}',
  add column copy_to text[] not null default '{}',
  add constraint debtor_also_to_at_most check (cardinality(also_to) <= 4 and array_position(also_to, null) is null),
  add constraint debtor_copy_to_at_most check (cardinality(copy_to) <= 5 and array_position(copy_to, null) is null),
  add constraint debtor_first_address_first check (email is not null or (also_to = '{}' and copy_to = '{}')),
  add constraint debtor_no_address_twice check (addresses_are_fit(email, also_to, copy_to));`;

const SEARCH = `
create index debtor_search_further_addresses on debtor using gist (creditor_id, further_addresses(also_to, copy_to) gist_trgm_ops)
  where also_to <> '{}' or copy_to <> '{}';`;
