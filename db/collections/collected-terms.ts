import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { BetalingsserviceChoices } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { CollectedTerms } from '../../domain/collections/collected-billing-day.ts';
import { paymentTermsOf, type PaymentTermsColumns } from '../subscriptions/subscription-columns.ts';

/** What decides whether and when a subscription's invoices are collected. */
export interface CollectedRow extends PaymentTermsColumns {
  readonly draftWindowDays: number;
  readonly pbsNumber: string | null;
  readonly bsSettings: BetalingsserviceChoices;
  readonly mandateActiveFrom: CivilDate | null;
  readonly mandateEndedOn: CivilDate | null;
  readonly collectedKnownOn: CivilDate | null;
}

/** Of a subscription `s`, its creditor `c` and the latest mandate `m`: since when both agreements are known. */
export const COLLECTED_KNOWN_ON = `
  (greatest(s.created_at, m.created_at) at time zone c.time_zone)::date "collectedKnownOn"`;

/** The terms by which a subscription on one debtor is billed early; null where Betalingsservice collects nothing from the debtor. */
export function collectedTermsOf(row: CollectedRow): CollectedTerms | null {
  const { pbsNumber, mandateActiveFrom: mandateFrom, mandateEndedOn, draftWindowDays, collectedKnownOn: knownOn } = row;
  if (pbsNumber === null || mandateFrom === null || knownOn === null) return null;
  const { calendar: rules } = settingsOf(row.bsSettings);
  return { rules, paymentTerms: paymentTermsOf(row), draftWindowDays, mandateFrom, mandateEndedOn, knownOn };
}
