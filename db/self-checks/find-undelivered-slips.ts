import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { SlipService } from '../../domain/collections/slip-service.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { Series } from '../../domain/invoices/invoice.ts';
import { IN_NO_STOPPED_RUN } from '../collections/in-no-stopped-run.ts';
import { Creditor } from '../entities/creditor.ts';
import type { EntityManager } from '../orm.ts';
import type { Difference } from './difference.ts';

/**
 * So many days after it was queued a slip has been in a delivery: at eight on the first bank day, with Easter and what lies about Christmas between;
 * or with the collections of the next month's deadline. None at once where nothing delivers it.
 */
const DAYS: Readonly<Record<SlipService, number>> = { none: 0, daily: 8, with_collections: 40 };

const SELECT = `
select s.invoice_id "invoiceId", i.series, i.number, i.due_on "dueOn" from slip s
join invoice i on i.creditor_id = s.creditor_id and i.id = s.invoice_id
where s.creditor_id = ? and s.status = 'queued' and s.queued_at < now() - make_interval(days => ?) and (?::date is null or i.due_on <= ?::date)
  and ${IN_NO_STOPPED_RUN}
order by s.id`;

interface Row {
  readonly invoiceId: InvoiceId;
  readonly series: Series;
  readonly number: string;
  readonly dueOn: CivilDate;
}

/** Slips that lie in the queue though they should have been delivered, or though Betalingsservice sends none for the creditor: their debtors know of nothing. */
export async function findUndeliveredSlips(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const { timeZone: zone, pbsNumber, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  const { calendar, services } = settingsOf(bsSettings);
  const service = pbsNumber === null ? 'none' : services.slips;
  const days = DAYS[service];
  // What is due later than a delivery may ask for waits for its time.
  const throughDate =
    service === 'none' ? null : addDays(civilDateAt({ epochMs: checkedAtMs, zone }), calendar.maxDaysAhead - days);
  const rows = await em.execute<Row[]>(SELECT, [creditorId, days, throughDate, throughDate]);
  return rows.map(({ invoiceId, series, number, dueOn }) => ({
    code: 'slip_undelivered',
    objectType: series === 'reminder' ? 'reminder' : 'invoice',
    objectId: invoiceId,
    details: { number, payBy: dueOn },
  }));
}
