import { Migration } from '@mikro-orm/migrations';

/**
 * What a key may do and from where, until when, and when it was last used. A key of before may do what its role allows, from everywhere and for ever.
 *
 * When it was last used is written by the API beside requests, and is no change of the key: the audit trail leaves it out.
 */
export class Keys extends Migration {
  override name = '2026-12-28-keys';

  override up(): void {
    this.addSql(`
alter table api_key
  add column scopes text[] not null default '{read,write,money,settings}',
  -- CIDR; from everywhere where there is none
  add column addresses text[] not null default '{}',
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add constraint api_key_scopes_known check (scopes <@ '{read,write,money,settings}' and scopes <> '{}');`);
    this.addSql(`update api_key set scopes = '{read}' where role = 'read_only';`);
    this.addSql(`select audit_table('api_key', 'api_key', left_out => '{hash,last_used_at}');`);
  }
}
