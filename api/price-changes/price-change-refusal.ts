import { z } from 'zod';
import type { LineRefusal } from '../../db/lines/edit-line.ts';

type Refusal =
  Exclude<LineRefusal['refusal'], 'line_not_in_force'> | 'amount_too_large' | 'announced_step' | 'negative_price';

const MEANINGS: Readonly<Record<Refusal, string>> = {
  after_end: 'the day lies after the end of the subscription',
  amount_too_large: 'the price or the line would become too large',
  announced_step: 'the debtor has been told another price from a day on',
  awaits_approval: 'a draft of that period waits for approval',
  before_start: 'the day lies before the start of the subscription',
  discount_exceeds_line: 'the discount would exceed the line',
  negative_price: 'the price would fall below zero',
  too_far_ahead: 'the day lies too far ahead',
  too_late: 'the days are billed',
};

/** In answers: why the lines of a subscription cannot be changed so. */
export const priceChangeRefusal = z.enum(Object.keys(MEANINGS) as Refusal[]).meta({
  description: Object.entries(MEANINGS)
    .map(([code, meaning]) => `${code}: ${meaning}`)
    .join('; '),
  example: 'awaits_approval',
});

export type PriceChangeRefusal = z.output<typeof priceChangeRefusal>;
