import { z } from 'zod';
import type { PayOutId } from '../../domain/identifiers/ids.ts';
import { amount, id, instant, shownDate } from '../http/fields.ts';

export const PAY_OUT_PARAMS = z.strictObject({ payOutId: id<PayOutId>() });

export const payOutStatus = z.enum(['queued', 'delivered', 'paid', 'refused', 'withdrawn']).meta({
  description:
    'Paid and refused are what Betalingsservice has said, or a person where it said nothing. What is refused the debtor has to the good as before',
});

export const payOutAnswer = z
  .strictObject({
    id: z.string(),
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    amount: amount('312.50'),
    note: z.string(),
    status: payOutStatus,
    withdrawnAs: z
      .enum(['by_person', 'without_mandate', 'without_credit'])
      .nullable()
      .meta({ description: 'Why it was withdrawn; null where it was not' }),
    askedBy: z.string().nullable().meta({ description: 'The person or the key that asked for it' }),
    paymentDate: shownDate().nullable().meta({ description: 'Null before it is delivered' }),
    deliveryId: z.string().nullable(),
    paymentId: z.string().nullable().meta({ description: 'The payment that tells of it' }),
    answerNote: z
      .string()
      .nullable()
      .meta({ description: 'How a person knows that it was paid or refused; null where nobody has said so' }),
    answeredBy: z.string().nullable().meta({ description: 'Who said so' }),
    createdAt: instant(),
  })
  .meta({ id: 'PayOut' });
