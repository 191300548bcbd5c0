import { Migration } from '@mikro-orm/migrations';

/**
 * A session that was begun at an OpenID provider keeps the ID token that the provider wrote for it: with it the provider is told to end its
 * own session as well. It opens nothing, and is gone with the session.
 */
export class SessionsByOidc extends Migration {
  override name = '2026-12-14-sessions-by-oidc';

  override up(): void {
    this.addSql('alter table session add column id_token varchar(8000)');
  }
}
