import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import type { EntityManager } from '../../db/orm.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import {
  deadlineOf,
  type ExplainedPaymentDate,
  PAYMENT_DATE_REASONS,
  type PaymentDateReason,
} from '../../domain/collections/explain-payment-date.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { createPaymentDates, type PaymentDates } from '../../domain/collections/payment-dates.ts';
import { instant } from '../http/fields.ts';

const REASON_CODES = Object.keys(PAYMENT_DATE_REASONS) as [PaymentDateReason, ...PaymentDateReason[]];

export const DEADLINE_FIELDS = {
  deadlineAt: instant().meta({ description: 'Before that moment Betalingsservice has to have the collection' }),
  closesAt: instant().meta({ description: 'When the delivery closes that makes this deadline' }),
  reasons: z.array(z.strictObject({ code: z.enum(REASON_CODES), text: z.string() })).meta({
    description: 'Why the amount is drawn on that day; none where the invoice was issued before they were kept',
  }),
};

export const paymentDateAnswer = z
  .strictObject({ paymentDate: z.string().meta({ format: 'date' }), ...DEADLINE_FIELDS })
  .meta({ id: 'PaymentDate' });

/** A payment date as the API shows it. */
export function showPaymentDate({ paymentDate, ...why }: ExplainedPaymentDate): z.input<typeof paymentDateAnswer> {
  return { paymentDate, ...showDeadline(why) };
}

/** When and why an issued invoice is drawn, by the creditor's present calendar. */
export function showIssuedDeadline(
  { paymentDate, reasons }: { paymentDate: CivilDate; reasons: readonly PaymentDateReason[] | null },
  dates: PaymentDates,
): Omit<z.input<typeof paymentDateAnswer>, 'paymentDate'> {
  const isLate = reasons?.includes('late_window') ?? false;
  return showDeadline({ reasons: reasons ?? [], ...deadlineOf(dates.on(paymentDate), { isLate, dates }) });
}

/** The payment dates of a creditor, by its settings and in its zone. */
export async function paymentDatesOfCreditor(em: EntityManager, creditorId: CreditorId): Promise<PaymentDates> {
  const { timeZone: zone, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  return createPaymentDates({ zone, rules: settingsOf(bsSettings).calendar });
}

function showDeadline({ deadlineMs, closesAtMs, reasons }: Omit<ExplainedPaymentDate, 'paymentDate'>) {
  return {
    deadlineAt: new Date(deadlineMs).toISOString(),
    closesAt: new Date(closesAtMs).toISOString(),
    reasons: reasons.map((code) => ({ code, text: PAYMENT_DATE_REASONS[code] })),
  };
}
