import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

export const usePreviewWords = wordsOf(
  {
    title: 'De næste seks fakturaer',
    days: (count: number) => (count === 1 ? '1 dag' : `${count} dage`),
    share: (charged: number, ofDays: number) => `${charged} af ${ofDays} dage`,
    partial: 'Perioden er ikke hel: det, der deles efter dage, opkræves kun for de dage, der er med.',
    issued: 'Udstedes',
    due: 'Forfalder',
    drawn: 'Trækkes',
    paidBy: 'Betales med',
    fi71: 'Indbetalingskort (FI 71)',
    betalingsservice: 'Betalingsservice',
    becauseOf: (reasons: string) => `Hvorfor den dag: ${reasons}`,
    deadline: (instant: string) => `Afleveres til Betalingsservice senest ${instant}`,
    vatOf: (rate: string, base: string) => `Moms ${rate} % af ${base}`,
    noVat: 'Momsfrit',
    total: 'I alt',
    line: (quantity: string, price: string) => `${quantity} × ${price}`,
    less: (discount: string) => `, rabat ${discount}`,
    notKnown: 'Venter på, at pausen slutter. Hvornår det sker, er der ingen, der har sagt.',
    nothing: 'Der kommer ikke flere fakturaer.',
    more: 'Vis seks til',
    carried: 'Beløbet er under nul og føres videre til næste faktura.',
  },
  {
    title: 'The next six invoices',
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    share: (charged, ofDays) => `${charged} of ${ofDays} days`,
    partial: 'The period is not a whole one: what is shared by days is charged for the days in it only.',
    issued: 'Issued',
    due: 'Due',
    drawn: 'Drawn',
    paidBy: 'Paid by',
    fi71: 'Payment slip (FI 71)',
    betalingsservice: 'Betalingsservice',
    becauseOf: (reasons) => `Why that day: ${reasons}`,
    deadline: (instant) => `Delivered to Betalingsservice by ${instant}`,
    vatOf: (rate, base) => `VAT ${rate} % of ${base}`,
    noVat: 'Without VAT',
    total: 'Total',
    line: (quantity, price) => `${quantity} × ${price}`,
    less: (discount) => `, less ${discount}`,
    notKnown: 'Waits for the end of the pause, which nobody has named.',
    nothing: 'No more invoices will come.',
    more: 'Show six more',
    carried: 'The amount is below zero and is carried to the next invoice.',
  },
);

type Settled = NonNullable<components['schemas']['PreviewedPeriod']['settled']>;

/** Why a period has no invoice. */
export const useSettledWords = codeWordsOf<Settled>({
  skipped: ['Springes over', 'Skipped'],
  paused: ['Pause: faktureres ikke', 'Paused: not billed'],
  free: ['Gratis', 'Free'],
  nothing_due: ['Intet at betale', 'Nothing due'],
  dropped: ['Kladden er kasseret', 'The draft was dropped'],
});
