import { Migration } from '@mikro-orm/migrations';

/**
 * By what a person is known to an OpenID provider: its issuer and the subject there, which never changes hands as an e-mail address may. A
 * new table alone.
 */
export class PersonIdentities extends Migration {
  override name = '2026-12-05-person-identities';

  override up(): void {
    this.addSql(IDENTITIES);
  }
}

const IDENTITIES = `
create table person_identity (
  issuer varchar(500) not null,
  -- at most 255 characters of ASCII: OpenID Connect Core 1.0, 2
  subject varchar(255) not null check (subject <> ''),
  person_id uuid not null references person (id) deferrable initially deferred,
  created_at timestamptz not null default now(),
  primary key (issuer, subject),
  -- an address that somebody else has at the provider now does not open what was theirs who had it before
  constraint person_identity_one_of_an_issuer unique (person_id, issuer)
);`;
