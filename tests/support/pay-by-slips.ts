import { Client } from '@temporalio/client';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import type { Orm } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { readFile, readFileWorkflowId } from '../../workflows/received-files/read-file.ts';
import { BILLING_TASK_QUEUE } from '../../workflows/task-queues.ts';
import type { BillingStack } from './billing-stack.ts';
import { returnFile, slipReturn } from './collect-sample.ts';
import { today } from './story.ts';

/** An invoice or a letter as it is paid by its own payment id. */
export interface Slip {
  readonly series: 'invoice' | 'reminder';
  readonly paymentId: string;
  /** What it asks for: of an invoice what is open, of a letter all that it lists and charges. */
  readonly totalOre: bigint;
  readonly openOre: bigint;
}

/** What of a debtor is open, due first, first. */
export async function slipsOf(orm: Orm, debtorId: DebtorId): Promise<Slip[]> {
  const rows = await orm.em.fork().execute<(Omit<Slip, 'totalOre' | 'openOre'> & { asked: string; open: string })[]>(
    `select i.series, i.payment_id "paymentId", b.open_ore open, coalesce(r.asked_ore, b.open_ore) asked
     from invoice_balance b join invoice i on i.id = b.invoice_id left join reminder r on r.id = i.id
     where b.debtor_id = ? and b.open_ore > 0 order by i.due_on, i.id`,
    [debtorId],
  );
  return rows.map(({ asked, open, ...slip }) => ({ ...slip, totalOre: BigInt(asked), openOre: BigInt(open) }));
}

let deliveries = 0n;

/** Has a file of Betalingsservice read that tells of the slips as paid, or as taken back, on the day: today where none is said. */
export async function payBySlips(
  stack: BillingStack,
  {
    creditorId,
    slips,
    code = '0297',
    on,
  }: { creditorId: CreditorId; slips: readonly Slip[]; code?: '0297' | '0299'; on?: CivilDate },
): Promise<void> {
  const { orm, environment } = stack;
  const day = on ?? (await today(stack));
  const days = { statedOn: day, paidOn: day, bookedOn: day };
  deliveries += 1n;
  const content = await returnFile(orm, {
    creditorId,
    deliveryNumber: deliveries,
    slips: slips.map((slip) => slipReturn(slip, { code, ...days })),
  });
  const file = { fileName: '0602', origin: 'channel', uploadedBy: null, content: [content] } as const;
  const { fileId } = await orm.em.fork().transactional((em) => storeReceivedFile(em, file));
  // A client of its own: the clock does not run on while the file is read.
  const outcome = await new Client({ connection: environment.connection }).workflow.execute(readFile, {
    workflowId: readFileWorkflowId(fileId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ fileId }],
  });
  if (outcome !== 'read') throw new Error(`the file was ${outcome}`);
}
