import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, SlipId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import { IN_NO_STOPPED_RUN } from './in-no-stopped-run.ts';
import type { QueuedCollection } from './load-queued-collections.ts';

/** A queued slip with what its delivery says about the document. */
export interface QueuedSlip extends Pick<
  QueuedCollection,
  'pbsNumber' | 'bsDebtorGroup' | 'customerNumber' | 'amountOre'
> {
  readonly id: SlipId;
  readonly dueOn: CivilDate;
  readonly document: Omit<QueuedCollection['invoice'], 'period'> & {
    /** Null for a reminder. */
    readonly period: QueuedCollection['invoice']['period'] | null;
  };
}

interface Row extends Pick<QueuedSlip, 'id' | 'pbsNumber' | 'bsDebtorGroup' | 'customerNumber' | 'dueOn'> {
  readonly openOre: string;
  readonly number: string;
  readonly paymentNumber: string;
  readonly paymentId: string;
  readonly periodFrom: CivilDate | null;
  readonly periodTo: CivilDate | null;
  readonly totalOre: string;
  readonly vatOre: string;
  readonly language: QueuedCollection['invoice']['language'];
  readonly debtor: QueuedCollection['invoice']['debtor'];
  readonly lines: { text: string; netOre: string }[] | null;
}

// A reminder asks for what is open of all that it lists.
const SELECT = `
select s.id, k.pbs_number "pbsNumber", k.bs_debtor_group "bsDebtorGroup", i.parties #>> '{debtor,customerNumber}' "customerNumber",
  i.due_on "dueOn", b.open_ore + case i.series when 'reminder' then coalesce((
    select sum(listed.open_ore) from reminder_invoice r join invoice_balance listed on listed.invoice_id = r.invoice_id
    where r.reminder_id = i.id), 0) else 0 end "openOre",
  i.number, i.payment_number "paymentNumber", i.payment_id "paymentId", i.period_from "periodFrom", i.period_to "periodTo",
  i.total_ore "totalOre", i.vat_ore "vatOre", i.language, i.parties -> 'debtor' debtor,
  (select jsonb_agg(jsonb_build_object('text', l.text, 'netOre', l.net_ore::text) order by l.position)
   from invoice_line l where l.invoice_id = i.id) lines
from slip s
join creditor k on k.id = s.creditor_id
join invoice i on i.id = s.invoice_id
join invoice_balance b on b.invoice_id = i.id
where s.creditor_id = ? and s.status = 'queued' and i.due_on <= ? and k.pbs_number is not null and ${IN_NO_STOPPED_RUN}
order by 4, i.due_on, i.payment_number
for update of s`;

/** Reads and locks a creditor's queued slips for what is due up to a day, those of one customer side by side; nothing may be open of some. */
export async function loadQueuedSlips(
  em: EntityManager,
  { creditorId, throughDate }: { creditorId: CreditorId; throughDate: CivilDate },
): Promise<QueuedSlip[]> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId, throughDate]);
  return rows.map(({ openOre, totalOre, vatOre, periodFrom, periodTo, lines, ...row }) => {
    const { id, pbsNumber, bsDebtorGroup, customerNumber, dueOn, ...document } = row;
    return {
      id,
      pbsNumber,
      bsDebtorGroup,
      customerNumber,
      dueOn,
      amountOre: BigInt(openOre),
      document: {
        ...document,
        period: periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo },
        totalOre: BigInt(totalOre),
        vatOre: BigInt(vatOre),
        lines: (lines ?? []).map(({ text, netOre }) => ({ text, netOre: BigInt(netOre) })),
      },
    };
  });
}
