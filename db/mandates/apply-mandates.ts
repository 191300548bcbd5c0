import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import type { CreditorId, DebtorId, MandateEventId, MandateId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import { type MandatePlan, planMandateChange } from '../../domain/mandates/mandate-change.ts';
import type { MandateEntry } from '../../domain/records/return-entry.ts';
import type { Owned } from '../payments/book-entries.ts';
import { Creditor } from '../entities/creditor.ts';
import type { Debtor } from '../entities/debtor.ts';
import { Mandate } from '../entities/mandate.ts';
import { MandateEvent } from '../entities/mandate-event.ts';
import type { EntityManager } from '../orm.ts';
import { followMandateChange } from './follow-mandate-change.ts';
import type { MandateEventOutcome } from '../words/mandates.ts';

/**
 * Makes a file's news of mandates so, each once, in the caller's transaction: a new mandate is there for the debtor's next invoice, a
 * cancelled one is over, and what was queued for it goes to the debtor by mail. News of a customer or mandate that nobody knows waits
 * for a person.
 * @param toldOn the day of the file, for news without a day
 */
export async function applyMandates(
  em: EntityManager,
  { fileId, mandates, toldOn }: { fileId: ReceivedFileId; mandates: readonly Owned<MandateEntry>[]; toldOn: CivilDate },
): Promise<void> {
  for (const { entry, creditorId } of mandates) {
    const told = await em.count(MandateEvent, { receivedFileId: fileId, position: entry.position });
    if (told === 0) await applyMandate(em, { fileId, entry, creditorId, toldOn });
  }
}

interface Told {
  readonly fileId: ReceivedFileId;
  readonly entry: MandateEntry;
  readonly creditorId: CreditorId;
  readonly toldOn: CivilDate;
}

async function applyMandate(em: EntityManager, { fileId, entry, creditorId, toldOn }: Told): Promise<void> {
  const debtorId = await lockDebtor(em, { creditorId, customerNumber: entry.customerNumber });
  const outcome = debtorId === null ? 'unknown_customer' : await change(em, { creditorId, debtorId, entry, toldOn });
  await em.insert(MandateEvent, {
    id: uuid() as MandateEventId,
    creditorId,
    receivedFileId: fileId,
    line: BigInt(entry.line),
    position: entry.position,
    code: entry.code,
    change: entry.change,
    bsDebtorGroup: entry.bsDebtorGroup,
    customerNumber: entry.customerNumber,
    mandateNumber: entry.mandateNumber,
    fromOn: entry.from,
    toOn: entry.to,
    debtorId,
    outcome,
  });
}

async function lockDebtor(
  em: EntityManager,
  { creditorId, customerNumber }: { creditorId: CreditorId; customerNumber: string },
): Promise<DebtorId | null> {
  const [row] = await em.execute<Pick<Debtor, 'id'>[]>(
    'select id from debtor where creditor_id = ? and customer_number = ? for no key update',
    [creditorId, bareCustomerNumber(customerNumber)],
  );
  return row?.id ?? null;
}

async function change(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    entry,
    toldOn,
  }: { creditorId: CreditorId; debtorId: DebtorId; entry: MandateEntry; toldOn: CivilDate },
): Promise<MandateEventOutcome> {
  const known = await em.find(Mandate, { creditorId, debtorId }, { orderBy: { activeFrom: 'desc' } });
  const plan = planMandateChange(
    known.map(({ id, mandateNumber, activeFrom, endedOn }) => ({
      mandateId: id,
      mandateNumber,
      activeFrom,
      endedOn: endedOn ?? null,
    })),
    { ...entry, toldOn },
  );
  const moved = await moveToItsGroup(em, { creditorId, debtorId, entry });
  if (plan.outcome === 'applied') await write(em, { creditorId, debtorId, entry, plan });
  else if (!moved) return plan.outcome;
  await followMandateChange(em, { creditorId, debtorIds: [debtorId] });
  return 'applied';
}

async function write(
  em: EntityManager,
  {
    creditorId,
    debtorId,
    entry: { mandateNumber, bsDebtorGroup },
    plan: { end, begin },
  }: { creditorId: CreditorId; debtorId: DebtorId; entry: MandateEntry; plan: MandatePlan },
): Promise<void> {
  if (end !== null) {
    const { mandateId, endedOn, reason } = end;
    await em.nativeUpdate(Mandate, { id: mandateId }, { endedOn, endReason: reason });
  }
  if (begin === null) return;
  await em.insert(Mandate, {
    id: uuid() as MandateId,
    creditorId,
    debtorId,
    mandateNumber,
    ...begin,
    source: 'betalingsservice',
    bsDebtorGroup: await groupOf(em, { creditorId, bsDebtorGroup }),
  });
}

/** Null where it is the creditor's own. */
async function groupOf(
  em: EntityManager,
  { creditorId, bsDebtorGroup }: { creditorId: CreditorId; bsDebtorGroup: string },
): Promise<string | null> {
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  return bsDebtorGroup === creditor.bsDebtorGroup ? null : bsDebtorGroup;
}

/** Whether news of a mandate that is in force names another debtor group than is known; then that is its group from now on. */
async function moveToItsGroup(
  em: EntityManager,
  { creditorId, debtorId, entry }: { creditorId: CreditorId; debtorId: DebtorId; entry: MandateEntry },
): Promise<boolean> {
  if (entry.change !== 'active') return false;
  const { mandateNumber } = entry;
  const inForce = await em.findOne(Mandate, { creditorId, debtorId, mandateNumber, endedOn: null });
  const bsDebtorGroup = await groupOf(em, { creditorId, bsDebtorGroup: entry.bsDebtorGroup });
  if (inForce === null || inForce.bsDebtorGroup === bsDebtorGroup) return false;
  await em.nativeUpdate(Mandate, { id: inForce.id }, { bsDebtorGroup });
  return true;
}
