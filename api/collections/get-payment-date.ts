import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { earliestDeliveryOn } from '../../domain/collections/collection-deadline.ts';
import { explainPaymentDate } from '../../domain/collections/explain-payment-date.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { date } from '../http/fields.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { DEADLINE_FIELDS, paymentDatesOfCreditor, showPaymentDate } from './payment-date-fields.ts';

export const getPaymentDate = defineRoute({
  method: 'get',
  path: '/v1/payment-date',
  operationId: 'getPaymentDate',
  tag: 'Betalingsservice',
  summary: 'Ask on which day Betalingsservice draws what is due on a day',
  description: "By the creditor's calendar, for an invoice that is issued now or at another moment.",
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    dueOn: date('2027-01-15').optional().meta({ description: 'By the terms of payment; today where it is left out' }),
    at: z.iso
      .datetime({ offset: true })
      .transform((text) => Date.parse(text))
      .optional()
      .meta({
        override: { type: 'string', format: 'date-time' },
        example: '2026-12-01T08:00:00Z',
        description: 'When the invoice is issued; now where it is left out',
      }),
  }),
  answer: z
    .strictObject({
      dueOn: z.string().meta({ format: 'date' }),
      paymentDate: z.string().meta({ format: 'date' }),
      ...DEADLINE_FIELDS,
      earliestDeliveryOn: z
        .string()
        .meta({ format: 'date', description: 'The first day on which the collection may be delivered' }),
    })
    .meta({ id: 'ExplainedPaymentDate' }),
  problems: ['betalingsservice_not_set_up'],
  async handle({ em, creditorId, query: { at = Date.now(), ...query } }) {
    const { pbsNumber, timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
    if (pbsNumber === null) throw new ApiProblem('betalingsservice_not_set_up');
    const dueOn = query.dueOn ?? civilDateAt({ epochMs: Date.now(), zone });
    const dates = await paymentDatesOfCreditor(em, creditorId);
    try {
      const explained = explainPaymentDate({ dueOn, billedAtMs: at }, dates);
      const { paymentDate } = explained;
      const earliest = earliestDeliveryOn({ paymentDate, rules: dates.rules });
      return { dueOn, ...showPaymentDate(explained), earliestDeliveryOn: earliest };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const message = 'No payment date lies within the years that Termin bills in';
      throw invalidField({ path: '/query/dueOn', code: 'beyond_calendar', message });
    }
  },
});
