import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { MandateEventOutcome } from '../../db/words/mandates.ts';
import type { Selection } from '../http/conditions.ts';
import { instant, isoInstant, shownDate } from '../http/fields.ts';

export const mandateEventOutcome = z
  .enum([
    'applied',
    'known',
    'unknown_customer',
    'unknown_mandate',
    'settled_by_person',
  ] satisfies MandateEventOutcome[])
  .meta({ description: 'unknown_customer and unknown_mandate wait for a person' });

export const mandateEventAnswer = z
  .strictObject({
    id: z.string(),
    change: z.enum(['active', 'cancelled_by_bank', 'cancelled_by_creditor', 'cancelled_by_betalingsservice']),
    code: z.string().meta({ example: '0231', description: 'As in the file' }),
    outcome: mandateEventOutcome,
    debtorId: z.string().nullable(),
    customerNumber: z.string().meta({ description: 'As in the file' }),
    mandateNumber: z.string(),
    bsDebtorGroup: z.string(),
    from: shownDate().nullable(),
    to: shownDate().nullable(),
    receivedFileId: z.string(),
    fileName: z.string(),
    line: z.int(),
    createdAt: instant(),
  })
  .meta({ id: 'MandateEvent' });

type Shown = z.input<typeof mandateEventAnswer>;

const SELECT = `
select e.id, e.change, e.code, e.outcome, e.debtor_id "debtorId", e.customer_number "customerNumber", e.mandate_number "mandateNumber",
  e.bs_debtor_group "bsDebtorGroup", e.from_on "from", e.to_on "to", e.received_file_id "receivedFileId", f.file_name "fileName", e.line,
  e.created_at "createdAt"
from mandate_event e join received_file f on f.id = e.received_file_id`;

/** A creditor's mandate events that meet a condition on `e`, newest first. */
export async function findMandateEvents(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<Shown[]> {
  const rows = await em.execute<(Omit<Shown, 'line'> & { line: string })[]>(
    `${SELECT} where e.creditor_id = ? and ${where} order by e.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  return rows.map(({ line, createdAt, ...row }) => ({
    ...row,
    line: Number.parseInt(line, 10),
    createdAt: isoInstant(createdAt),
  }));
}
