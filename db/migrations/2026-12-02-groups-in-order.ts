import { Migration } from '@mikro-orm/migrations';

/** The few subscriptions of groups are listed without passing all others. */
export class GroupsInOrder extends Migration {
  override name = '2026-12-02-groups-in-order';

  override up(): void {
    this.addSql(`create index subscription_groups on subscription (creditor_id, id) where kind = 'group'`);
  }
}
