import { Migration } from '@mikro-orm/migrations';

/** What the audit trail holds already is checked against what is said of people, and a person's changes are found as a key's are. */
export class PeopleOnTheTrail extends Migration {
  override name = '2026-11-30-people-on-the-trail';

  override up(): void {
    this.addSql('alter table audit_entry validate constraint audit_entry_actor_role_check');
    this.addSql('alter table audit_entry validate constraint audit_entry_names_its_key');
    this.addSql(
      'create index audit_entry_by_person on audit_entry (creditor_id, person_id, id) where person_id is not null',
    );
  }
}
