import * as fc from 'fast-check';
import { addDays, civilDate } from '../../domain/calendar/calendar.ts';
import type {
  AutomaticReturn,
  Delivery0602,
  Delivery0603,
  MandateReturn,
  Section0602,
  SlipReturn,
} from '../../domain/betalingsservice/write-returns.ts';

/** As many digits, not all of them zeros. */
export const anyNumber = (width: number) =>
  fc.bigInt({ min: 1n, max: 10n ** BigInt(width) - 1n }).map((number) => number.toString().padStart(width, '0'));
/** Years that two digits tell from those before 2000. */
export const anyDay = fc.nat({ max: 29_000 }).map((days) => addDays(civilDate('2000-01-01'), days));
export const anySubsystem = fc.constantFrom('BS1' as const, 'KR9' as const);
/** What a field gives back as it was: no blanks around it. */
const anyWord = (maxLength: number) =>
  fc.array(fc.constantFrom(...'ABCæøå129 -'.split('')), { maxLength }).map((characters) => characters.join('').trim());
const anyCustomer = fc
  .tuple(fc.constantFrom(...'ABÅ19'.split('')), fc.array(fc.constantFrom(...'ABÅ019'.split('')), { maxLength: 14 }))
  .map(([first, others]) => first + others.join(''));

const anyOre = fc.bigInt({ min: 0n, max: 10n ** 13n - 1n });
const money = {
  statedOn: fc.option(anyDay),
  statedOre: fc.bigInt({ min: 1n - 10n ** 13n, max: 10n ** 13n - 1n }),
  paidOn: fc.option(anyDay),
  bookedOn: fc.option(anyDay),
  actualOre: anyOre,
};
const anyAutomatic: fc.Arbitrary<AutomaticReturn> = fc.record({
  ...money,
  code: fc.constantFrom('0236', '0237', '0238', '0239'),
  customerNumber: anyCustomer,
  mandateNumber: fc.option(anyNumber(9)),
  reference: anyWord(30),
});
const anySlip: fc.Arbitrary<SlipReturn> = fc.record({
  ...money,
  code: fc.constantFrom('0297', '0299'),
  customerNumber: fc.oneof(anyCustomer, anyNumber(15)),
  kortart: fc.constantFrom('71', '73', '75'),
  feeOre: fc.bigInt({ min: -99_999n, max: 99_999n }),
  reference: anyWord(9),
  bankReference: fc.option(anyNumber(22)),
});
const sectionIds = { pbsNumber: anyNumber(8), bsDebtorGroup: anyNumber(5) };
const anySection: fc.Arbitrary<Section0602> = fc.oneof(
  fc.record({
    ...sectionIds,
    section: fc.constant('0211' as const),
    payments: fc.array(anyAutomatic, { maxLength: 5 }),
  }),
  fc.record({ ...sectionIds, section: fc.constant('0215' as const), payments: fc.array(anySlip, { maxLength: 5 }) }),
);
const delivery = {
  dataSupplierNumber: anyNumber(8),
  subsystem: anySubsystem,
  deliveryNumber: fc.bigInt({ min: 1n, max: 9_999_999_999n }),
  createdOn: anyDay,
};

export const anyDelivery0602: fc.Arbitrary<Delivery0602> = fc.record({
  ...delivery,
  sections: fc.array(anySection, { maxLength: 4 }),
});

const anyMandate: fc.Arbitrary<MandateReturn> = fc.record({
  code: fc.constantFrom('0230', '0231', '0232', '0233', '0234'),
  customerNumber: anyCustomer,
  mandateNumber: anyNumber(9),
  from: fc.option(anyDay),
  to: fc.option(anyDay),
});

export const anyDelivery0603: fc.Arbitrary<Delivery0603> = fc.record({
  ...delivery,
  sections: fc.array(
    fc.record({
      ...sectionIds,
      section: fc.constantFrom('0210' as const, '0212' as const),
      mandates: fc.array(anyMandate, { maxLength: 5 }),
    }),
    { maxLength: 4 },
  ),
});
