import { Debtor } from '../../db/entities/debtor.ts';
import type { Payment } from '../../db/entities/payment.ts';
import { holdCredit, type HeldInvoice, holdInvoices } from '../../db/payments/hold-balances.ts';
import type { Allotment } from '../../db/payments/match-by-person.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { checkCredit } from '../debtor-accounts/check-credit.ts';
import { ApiProblem, type FieldError } from '../http/problem.ts';
import type { Allocation } from './allocation-fields.ts';
import type { FieldCode } from '../http/field-codes.ts';

/**
 * Where the parts of a payment are to go, with the invoices held until the transaction ends.
 * @throws ApiProblem 422 for what is nobody's, given twice or of the wrong sign; 409 for more than waits, is open, or can be taken back.
 */
export async function checkAllocations(
  em: EntityManager,
  {
    creditorId,
    payment,
    allocations,
  }: { creditorId: CreditorId; payment: Payment; allocations: readonly Allocation[] },
): Promise<Allotment[]> {
  const { unmatchedOre } = payment;
  const invoiceIds = allocations.flatMap(({ invoiceId }) => (invoiceId === undefined ? [] : [invoiceId]));
  const debtorIds = allocations.flatMap(({ debtorId }) => (debtorId === undefined ? [] : [debtorId]));
  const invoices = await holdInvoices(em, { creditorId, invoiceIds });
  const debtors = new Set((await em.find(Debtor, { creditorId, id: { $in: debtorIds } })).map(({ id }) => id));
  const errors: FieldError[] = [];
  const allotments: Allotment[] = [];
  const seen = new Set<string>();
  for (const [index, { invoiceId, debtorId, amount: amountOre }] of allocations.entries()) {
    const refuse = (field: string, code: FieldCode, message: string) => {
      errors.push({ path: `/allocations/${index}/${field}`, code, message });
    };
    const owner = debtorId ?? (invoiceId === undefined ? undefined : invoices.get(invoiceId)?.debtorId);
    const field = invoiceId === undefined ? 'debtorId' : 'invoiceId';
    const target = invoiceId ?? debtorId ?? '';
    if (amountOre > 0n !== unmatchedOre > 0n) {
      refuse('amount', 'wrong_sign', unmatchedOre > 0n ? 'Money came in' : 'Money was taken back');
    }
    if (seen.has(target)) refuse(field, 'given_twice', 'It is there twice');
    seen.add(target);
    if (owner === undefined || (debtorId !== undefined && !debtors.has(debtorId))) {
      refuse(field, 'not_found', invoiceId === undefined ? 'There is no such debtor' : 'There is no such invoice');
    } else {
      allotments.push({ debtorId: owner, invoiceId: invoiceId ?? null, amountOre });
    }
  }
  if (errors.length > 0) throw new ApiProblem('invalid_request', { errors });
  checkSum(allotments, unmatchedOre);
  for (const { invoiceId, debtorId, amountOre } of allotments) {
    const invoice = invoiceId === null ? undefined : invoices.get(invoiceId);
    if (invoice !== undefined) checkInvoice(invoice, amountOre);
    else if (amountOre < 0n) {
      checkCredit({ debtorId, creditOre: await holdCredit(em, { creditorId, debtorId }), amountOre: -amountOre });
    }
  }
  return allotments;
}

function checkSum(allotments: readonly Allotment[], unmatchedOre: bigint): void {
  const sumOre = allotments.reduce((sum, { amountOre }) => sum + amountOre, 0n);
  if (unmatchedOre > 0n ? sumOre <= unmatchedOre : sumOre >= unmatchedOre) return;
  const waits = formatOre(unmatchedOre);
  const detail = `${waits} kr. of the payment waits, ${formatOre(sumOre)} kr. was asked for`;
  throw new ApiProblem('more_than_waits', { detail, members: { waits } });
}

function checkInvoice({ invoiceId, number, openOre, totalOre }: HeldInvoice, amountOre: bigint): void {
  if (amountOre > openOre) {
    const open = formatOre(openOre);
    const detail = `${open} kr. of invoice ${number} is open: assign what is beyond it to the debtor`;
    throw new ApiProblem('more_than_open', { detail, members: { invoiceId, open } });
  }
  if (openOre - amountOre > totalOre) {
    const paid = formatOre(totalOre - openOre);
    const detail = `${paid} kr. of invoice ${number} is paid: no more can be taken back`;
    throw new ApiProblem('more_than_asked', { detail, members: { invoiceId, paid } });
  }
}
