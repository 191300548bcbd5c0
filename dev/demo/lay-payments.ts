import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read0601 } from '../../domain/betalingsservice/read-0601.ts';
import { write0602, type SlipReturn } from '../../domain/betalingsservice/write-returns.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import type { Samples } from './create-samples.ts';
import { answerOf } from './answer-of.ts';
import { layFile } from './lay-file.ts';
import { findInvoices, type ListedInvoice } from './listed-invoice.ts';

const DELIVERY_NUMBER = 2n;
/** The same bytes come twice, under two names. */
const FILE_NAMES = ['payments-0602.bs1', 'payments-0602-again.bs1'];
const FI_71 = '71';

/** What a file says of payments. */
export interface LaidPayments {
  /** The day on which the last of them is booked. */
  readonly bookedOn: CivilDate;
  /** `0236 312.50` for each payment: its code, and what moved. */
  readonly payments: readonly string[];
  /** The paths of the file, from where it is to be fetched. */
  readonly files: readonly string[];
}

/**
 * Plays what Betalingsservice returns of the very file that was delivered: all of it is paid, but for what one debtor refuses, and another
 * debtor pays an invoice by its FI 71 line. It comes twice, as files do. @throws Error where the delivery is not as it should be.
 */
export async function layPayments({
  samples,
  deliveryFile,
  returnFolder,
}: {
  samples: Samples;
  deliveryFile: string;
  returnFolder: string;
}): Promise<LaidPayments> {
  const { dataSupplierNumber, subsystem, sections } = read0601(await readFile(deliveryFile));
  const [section] = sections;
  if (section === undefined || sections.length > 1) throw new Error(`${sections.length} sections are delivered`);
  const { pbsNumber, bsDebtorGroup, collections } = section;
  const automatic = collections.map((collection) =>
    answerOf(collection, { isRefused: collection.customerNumber === samples.debtors.refusing.customerNumber }),
  );
  const slips = (await findInvoices(samples, 'paid_by_slip')).map(slipOf);
  const bookedOn = collections
    .map(({ paymentDate }) => paymentDate)
    .toSorted()
    .at(-1);
  if (bookedOn === undefined) throw new Error('nothing is delivered');
  const content = write0602({
    dataSupplierNumber,
    subsystem,
    deliveryNumber: DELIVERY_NUMBER,
    createdOn: bookedOn,
    sections: [
      { pbsNumber, bsDebtorGroup, section: '0211', payments: automatic },
      { pbsNumber, bsDebtorGroup, section: '0215', payments: slips.map((slip) => ({ ...slip, bookedOn })) },
    ],
  });
  for (const name of FILE_NAMES) await layFile({ folder: returnFolder, name, content });
  return {
    bookedOn,
    payments: [...automatic, ...slips].map(({ code, actualOre }) => `${code} ${formatOre(actualOre)}`),
    files: FILE_NAMES.map((name) => join(returnFolder, name)),
  };
}

/** @throws Error where the invoice has no payment line. */
function slipOf({ number, paymentId, total, dueOn }: ListedInvoice): Omit<SlipReturn, 'bookedOn'> {
  const totalOre = parseOre(total);
  if (paymentId === null || totalOre === null) throw new Error(`invoice ${number} cannot be paid by FI 71`);
  return {
    code: '0297',
    customerNumber: paymentId,
    kortart: FI_71,
    feeOre: 0n,
    statedOn: dueOn,
    statedOre: totalOre,
    reference: '',
    bankReference: null,
    paidOn: dueOn,
    actualOre: totalOre,
  };
}
