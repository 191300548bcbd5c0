import { v7 as uuid } from 'uuid';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, ReminderWaiverId } from '../../domain/identifiers/ids.ts';
import { type SentLetter, type WaivedCharge, waivedCharges } from '../../domain/reminders/waived-charges.ts';
import { ReminderWaiver } from '../entities/reminder-waiver.ts';
import type { EntityManager } from '../orm.ts';
import type { ReminderCharge } from '../words/reminders.ts';
import { loadClaims, type LoadedClaim } from './load-claims.ts';
import { loadLetters, type LoadedLetter } from './load-letters.ts';
import { loadReferenceRates } from './load-reference-rates.ts';

interface OfDebtors {
  readonly creditorId: CreditorId;
  readonly debtorIds: readonly DebtorId[];
}

/** What letters to debtors have charged and must not keep, by all that is known now. */
export async function findWaivedCharges(
  em: EntityManager,
  asked: OfDebtors,
): Promise<ReadonlyMap<DebtorId, readonly WaivedCharge[]>> {
  const rates = await loadReferenceRates(em);
  const claims = await loadClaims(em, asked);
  const letters = await loadLetters(em, asked);
  const found = new Map<DebtorId, readonly WaivedCharge[]>();
  for (const [debtorId, sent] of letters) {
    const known = new Map((claims.get(debtorId) ?? []).map((claim) => [claim.invoiceId, claim]));
    const waived = waivedCharges(
      sent.map((letter) => sentLetter(letter, known)),
      { claims: known, rates },
    );
    if (waived.length > 0) found.set(debtorId, waived);
  }
  return found;
}

/** What stands of a letter's charges; an earlier letter that it lists bears no interest. */
function sentLetter(letter: LoadedLetter, claims: ReadonlyMap<InvoiceId, LoadedClaim>): SentLetter {
  const { reminderId, issuedOn, dayCount, listed } = letter;
  return {
    reminderId,
    issuedOn,
    dayCount,
    feeOre: letter.feeOre - letter.waivedFeeOre,
    compensationOre: letter.compensationOre - letter.waivedCompensationOre,
    invoices: listed
      .filter(({ invoiceId }) => claims.has(invoiceId))
      .map(({ invoiceId, isRaised, interestOre, waivedOre, forgivenOre, reckonedTo }) => ({
        invoiceId,
        isRaised,
        interestOre: interestOre - waivedOre,
        forgivenOre,
        reckonedTo,
      })),
  };
}

// First what is open of the letters, as whoever posts to them does.
const HOLD_BALANCES = `
select from invoice_balance where creditor_id = ? and debtor_id = ? and invoice_id in (select id from reminder where debtor_id = ?)
order by invoice_id for update`;

// Whoever waives holds the letters, in the order of their ids: what two have found is taken back once.
const HOLD_LETTERS = 'select from reminder where creditor_id = ? and debtor_id = ? order by id for update';

/** Takes back by new entries what letters to the debtor must not keep, in the caller's transaction. @returns how many charges. */
export async function waiveByRule(
  em: EntityManager,
  { creditorId, debtorId, bookedOn }: { creditorId: CreditorId; debtorId: DebtorId; bookedOn: CivilDate },
): Promise<number> {
  await em.execute(HOLD_BALANCES, [creditorId, debtorId, debtorId]);
  await em.execute(HOLD_LETTERS, [creditorId, debtorId]);
  const found = (await findWaivedCharges(em, { creditorId, debtorIds: [debtorId] })).get(debtorId) ?? [];
  await em.insertMany(
    ReminderWaiver,
    found.map((waived) => ({ ...waived, id: uuid() as ReminderWaiverId, creditorId, bookedOn, note: null })),
  );
  return found.length;
}

/** What a person takes back of a letter's charges. */
export interface PersonsWaiver {
  readonly creditorId: CreditorId;
  readonly reminderId: InvoiceId;
  readonly charge: ReminderCharge;
  /** Whose interest; null for a fee and a compensation. */
  readonly invoiceId: InvoiceId | null;
  readonly amountOre: bigint;
  readonly bookedOn: CivilDate;
  readonly note: string | null;
}

/** Takes back what a person says, in the caller's transaction. @returns what was left of the charge before; where that is less, nothing is taken back. */
export async function waiveByPerson(em: EntityManager, waiver: PersonsWaiver): Promise<{ readonly leftOre: bigint }> {
  const { creditorId, reminderId } = waiver;
  const [held] = await em.execute<{ debtorId: DebtorId }[]>(
    'select debtor_id "debtorId" from reminder where creditor_id = ? and id = ? for update',
    [creditorId, reminderId],
  );
  if (held === undefined) return { leftOre: 0n };
  const letters = (await loadLetters(em, { creditorId, debtorIds: [held.debtorId] })).get(held.debtorId) ?? [];
  const letter = letters.find((one) => one.reminderId === reminderId);
  const leftOre = letter === undefined ? 0n : leftOf(letter, waiver);
  if (leftOre >= waiver.amountOre) {
    await em.insert(ReminderWaiver, { ...waiver, id: uuid() as ReminderWaiverId, rule: 'by_person' });
  }
  return { leftOre };
}

function leftOf(letter: LoadedLetter, { charge, invoiceId }: PersonsWaiver): bigint {
  if (charge === 'fee') return letter.feeOre - letter.waivedFeeOre;
  if (charge === 'compensation') return letter.compensationOre - letter.waivedCompensationOre;
  const listed = letter.listed.find((one) => one.invoiceId === invoiceId);
  return listed === undefined ? 0n : listed.interestOre - listed.waivedOre;
}
