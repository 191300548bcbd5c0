import type { QueuedRegistration } from '../../db/deliveries/deliver-registrations.ts';
import type { MandateEnd, NewMandate, Renumbering, Section0605 } from '../../domain/betalingsservice/delivery-0605.ts';

/** The sections of a delivery 0605: new mandates, ends, new customer numbers, as far as there are any. */
export function registrationSections(
  queued: readonly QueuedRegistration[],
  { pbsNumber, bsDebtorGroup }: { pbsNumber: string; bsDebtorGroup: string },
): Section0605[] {
  const newMandates: NewMandate[] = [];
  const ends: MandateEnd[] = [];
  const renumberings: Renumbering[] = [];
  for (const one of queued) {
    const { customerNumber, registrationNumber, accountNumber, payerNumber, mandateNumber, newCustomerNumber } = one;
    const ids = { bsDebtorGroup, customerNumber };
    if (registrationNumber !== null && accountNumber !== null && payerNumber !== null) {
      newMandates.push({ ...ids, from: one.wantedOn, payerNumber, registrationNumber, accountNumber });
    } else if (newCustomerNumber !== null) {
      renumberings.push({ ...ids, mandateNumber, from: one.wantedOn, newCustomerNumber });
    } else if (mandateNumber !== null) {
      ends.push({ ...ids, mandateNumber });
    }
  }
  const sections: Section0605[] = [
    { pbsNumber, section: '0120', registrations: newMandates },
    { pbsNumber, section: '0126', registrations: ends },
    { pbsNumber, section: '0125', registrations: renumberings },
  ];
  return sections.filter(({ registrations }) => registrations.length > 0);
}
