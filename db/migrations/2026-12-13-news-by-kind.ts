import { Migration } from '@mikro-orm/migrations';

/** What files told of mandates is listed by its outcome, and what they told besides by its code, without reading all others. */
export class NewsByKind extends Migration {
  override name = '2026-12-13-news-by-kind';

  override up(): void {
    this.addSql('create index mandate_event_by_outcome on mandate_event (creditor_id, outcome)');
    this.addSql('create index received_notice_by_code on received_notice (creditor_id, code)');
  }
}
