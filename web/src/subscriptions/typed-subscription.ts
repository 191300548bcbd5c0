import type { components } from '../api/schema.ts';
import type { Choice } from '../ui/pick-one.tsx';
import { EMPTY_LINE, oneOffLineInput, standingLineInput, type TypedLine } from './line-input.ts';
import { numberOf, paymentTermsInput, type TypedTerms } from './typed-terms.ts';

type SubscriptionInput = components['schemas']['SubscriptionInput'];
type Alignment = NonNullable<SubscriptionInput['alignment']>;
type PartialPeriod = NonNullable<SubscriptionInput['firstPartial']>;

/** A line of the form, with what tells it from the others while it is moved about. */
export interface FormLine extends TypedLine {
  readonly key: string;
}

export type Every = keyof typeof INTERVALS | 'months' | 'days';

/** A new subscription as it stands in the form. */
export interface TypedSubscription {
  readonly kind: 'single' | 'group';
  readonly debtor: Choice | null;
  readonly reference: string;
  readonly lines: readonly FormLine[];
  readonly oneOffLines: readonly FormLine[];
  readonly every: Every;
  readonly count: string;
  readonly startOn: string;
  readonly alignment: Alignment['kind'];
  readonly anchorDay: string;
  readonly anchorDate: string;
  readonly charge: 'advance' | 'arrears';
  readonly leadDays: string;
  /** Null for the creditor's. */
  readonly paymentTerms: TypedTerms | null;
  readonly endOn: string;
  readonly firstPartial: PartialPeriod;
  readonly lastPartial: PartialPeriod;
  readonly draftWindowDays: string;
}

/** What the parts of the form are given: each changes what it holds. */
export interface FormProps {
  readonly typed: TypedSubscription;
  readonly onChange: (changed: Partial<TypedSubscription>) => void;
}

/** The intervals that have a name. */
export const INTERVALS = {
  month: { unit: 'month', count: 1 },
  quarter: { unit: 'month', count: 3 },
  halfYear: { unit: 'month', count: 6 },
  year: { unit: 'month', count: 12 },
  week: { unit: 'day', count: 7 },
} as const;

export const newLine = (key: string): FormLine => ({ ...EMPTY_LINE, key });

export const newSubscription = (debtor: Choice | null, lineKey: string): TypedSubscription => ({
  kind: 'single',
  debtor,
  reference: '',
  lines: [newLine(lineKey)],
  oneOffLines: [],
  every: 'month',
  count: '2',
  startOn: '',
  alignment: 'anniversary',
  anchorDay: '1',
  anchorDate: '',
  charge: 'advance',
  leadDays: '0',
  paymentTerms: null,
  endOn: '',
  firstPartial: 'proportional',
  lastPartial: 'proportional',
  draftWindowDays: '0',
});

/** What is typed as the API takes it. What is wrong or missing it refuses at its field. */
export function subscriptionInput(typed: TypedSubscription): SubscriptionInput {
  const { kind, debtor, reference, charge, firstPartial, lastPartial, endOn, paymentTerms } = typed;
  return {
    kind,
    debtorId: kind === 'single' ? (debtor?.id ?? null) : null,
    reference: reference.trim() === '' ? null : reference,
    startOn: typed.startOn,
    interval: intervalOf(typed),
    alignment: alignmentOf(typed),
    charge,
    leadDays: charge === 'arrears' ? 0 : numberOf(typed.leadDays),
    firstPartial,
    lastPartial,
    endOn: endOn === '' ? null : endOn,
    ...(paymentTerms === null ? {} : { paymentTerms: paymentTermsInput(paymentTerms) }),
    draftWindowDays: kind === 'group' ? 0 : numberOf(typed.draftWindowDays),
    lines: typed.lines.map(standingLineInput),
    oneOffLines: typed.oneOffLines.map(oneOffLineInput),
  };
}

/** Whether so much is filled in that it can be said what will be billed. */
export const canBePreviewed = ({ kind, debtor, startOn, lines }: TypedSubscription): boolean =>
  kind === 'single' && debtor !== null && startOn !== '' && lines.length > 0 && lines.every(isFilled);

const isFilled = ({ item, text, unitPrice, quantity }: TypedLine): boolean =>
  quantity !== '' && (item !== null || (text.trim() !== '' && unitPrice !== ''));

function intervalOf({ every, count }: TypedSubscription): SubscriptionInput['interval'] {
  if (every === 'months') return { unit: 'month', count: numberOf(count) };
  return every === 'days' ? { unit: 'day', count: numberOf(count) } : INTERVALS[every];
}

function alignmentOf({ alignment, anchorDay, anchorDate }: TypedSubscription): Alignment {
  if (alignment === 'anchor_day') return { kind: alignment, day: numberOf(anchorDay) };
  return alignment === 'anchor_date' ? { kind: alignment, date: anchorDate } : { kind: alignment };
}
