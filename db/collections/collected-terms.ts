import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { BetalingsserviceChoices } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { CollectedMandate, CollectedTerms } from '../../domain/collections/collected-billing-day.ts';
import { paymentTermsOf, type PaymentTermsColumns } from '../subscriptions/subscription-columns.ts';

/** What decides whether and when a subscription's invoices are collected. */
export interface CollectedRow extends PaymentTermsColumns {
  readonly draftWindowDays: number;
  readonly pbsNumber: string | null;
  readonly bsSettings: BetalingsserviceChoices;
  readonly mandateActiveFrom: CivilDate | null;
  readonly mandateEndedOn: CivilDate | null;
  readonly collectedKnownOn: CivilDate | null;
  readonly collectedEarlier: CollectedMandate[] | null;
}

/** Of a subscription `s`, its creditor `c` and the latest mandate `m` with those before it: what each decides, and since when it is known. */
export const COLLECTED_COLUMNS = `
  m.active_from "mandateActiveFrom", m.ended_on "mandateEndedOn",
  (greatest(s.created_at, m.created_at) at time zone c.time_zone)::date "collectedKnownOn",
  (select jsonb_agg(jsonb_build_object('mandateFrom', one->'activeFrom', 'mandateEndedOn', one->'endedOn',
     'knownOn', (greatest(s.created_at, (one->>'createdAt')::timestamptz) at time zone c.time_zone)::date) order by place)
   from jsonb_array_elements(m.earlier) with ordinality as e (one, place)) "collectedEarlier"`;

/** The terms by which a subscription on one debtor is billed early; null where Betalingsservice collects nothing from the debtor. */
export function collectedTermsOf(row: CollectedRow): CollectedTerms | null {
  const { pbsNumber, mandateActiveFrom: mandateFrom, mandateEndedOn, draftWindowDays, collectedKnownOn: knownOn } = row;
  const earlier = row.collectedEarlier;
  if (pbsNumber === null || mandateFrom === null || knownOn === null) return null;
  const { calendar: rules } = settingsOf(row.bsSettings);
  return {
    rules,
    paymentTerms: paymentTermsOf(row),
    draftWindowDays,
    mandateFrom,
    mandateEndedOn,
    knownOn,
    ...(earlier && { earlier }),
  };
}
