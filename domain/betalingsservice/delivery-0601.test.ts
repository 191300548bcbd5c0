import { describe, expect, test } from '@jest/globals';
import { civilDate } from '../calendar/calendar.ts';
import { MAX_AMOUNT_ORE } from '../money/money.ts';
import {
  type CollectionEntry,
  type Delivery0601,
  MAX_TEXT_LINES,
  type Section0601,
  assertDelivery,
} from './delivery-0601.ts';

const debtor = { nameLines: ['Prøvekunde Et', 'Prøvegade 1'], postcode: '9000', cvr: null };
const entry: CollectionEntry = {
  customerNumber: '1001',
  mandateNumber: '123456789',
  debtor,
  paymentDate: civilDate('2027-01-04'),
  amountOre: 12_500n,
  reference: '2026000123',
  textLines: ['Faktura 2026000123'],
};
const withSection = (section: Partial<Section0601>): Delivery0601 => ({
  dataSupplierNumber: '12345674',
  subsystem: 'KR9',
  deliveryNumber: 1n,
  createdOn: civilDate('2026-12-17'),
  sections: [
    { pbsNumber: '01234567', bsDebtorGroup: '00001', mainText: 'Eksempelforeningen', collections: [entry], ...section },
  ],
});
const withEntry = (change: Partial<CollectionEntry>) => withSection({ collections: [{ ...entry, ...change }] });
const withDebtor = (change: Partial<CollectionEntry['debtor']>) => withEntry({ debtor: { ...debtor, ...change } });

describe('a delivery is sent', () => {
  test.each<[string, Delivery0601]>([
    ['with a customer who has a mandate', withSection({})],
    ['with a customer who has none', withEntry({ mandateNumber: null })],
    ['with nothing to pay', withEntry({ amountOre: 0n })],
    ['with the largest amount', withEntry({ amountOre: MAX_AMOUNT_ORE })],
    ['with the longest text', withEntry({ textLines: Array.from({ length: MAX_TEXT_LINES }, () => 'x') })],
    [
      'with a pay-out that collections outweigh',
      withSection({ collections: [entry, { ...entry, amountOre: -12_500n }] }),
    ],
    [
      'abroad',
      withDebtor({ nameLines: ['Prøvekunde To', 'Testgatan 1', '111 22 Stockholm'], postcode: '0000', country: 'SE' }),
    ],
  ])('%s', (_what, delivery) => {
    expect(() => assertDelivery(delivery)).not.toThrow();
  });
});

describe('a delivery is refused', () => {
  test.each<[string, Delivery0601, RegExp]>([
    ['without a section', { ...withSection({}), sections: [] }, /no section/],
    ['without a collection', withSection({ collections: [] }), /no collection/],
    ['of a supplier with seven digits', { ...withSection({}), dataSupplierNumber: '1234567' }, /data supplier number/],
    ['with number 0', { ...withSection({}), deliveryNumber: 0 }, /delivery number/],
    ['with a number of eleven digits', { ...withSection({}), deliveryNumber: 10_000_000_000n }, /delivery number/],
    ['of a PBS number with nine digits', withSection({ pbsNumber: '012345678' }), /PBS number/],
    ['of a group with four digits', withSection({ bsDebtorGroup: '0001' }), /debtor group/],
    ['with a customer number of letters', withEntry({ customerNumber: 'A1' }), /customer number/],
    ['with a mandate of ten digits', withEntry({ mandateNumber: '1234567890' }), /mandate number/],
    ['with an empty mandate', withEntry({ mandateNumber: '' }), /mandate number/],
    ['with an amount of fourteen digits', withEntry({ amountOre: MAX_AMOUNT_ORE + 1n }), /too much/],
    ['with a reference that would be cut', withEntry({ reference: 'x'.repeat(31) }), /reference is longer/],
    ['with a reference that would be rewritten', withEntry({ reference: 'ł1' }), /does not fit ISO-8859-1/],
    [
      'with more than 5,000 lines of text',
      withEntry({ textLines: Array.from({ length: MAX_TEXT_LINES + 1 }, () => 'x') }),
      /lines of text/,
    ],
    ['with a name and no address', withDebtor({ nameLines: ['Prøvekunde Et'] }), /2 to 5 lines, not 1/],
    ['with six lines of address', withDebtor({ nameLines: ['1', '2', '3', '4', '5', '6'] }), /2 to 5 lines, not 6/],
    ['abroad with two lines of address', withDebtor({ postcode: '0000', country: 'SE' }), /3 to 5 lines, not 2/],
    ['with a postcode of five digits', withDebtor({ postcode: '90000' }), /postcode is four digits/],
    ['with a foreign postcode at home', withDebtor({ postcode: '0000' }), /abroad and only there/],
    [
      'with a Danish postcode abroad',
      withDebtor({ nameLines: ['Prøvekunde To', 'Testgatan 1', 'Stockholm'], country: 'SE' }),
      /abroad and only there/,
    ],
    [
      'with a country in small letters',
      withDebtor({ nameLines: ['1', '2', '3'], postcode: '0000', country: 'se' }),
      /country/,
    ],
    ['with a company number of ten digits', withDebtor({ cvr: '0012345674' }), /company number/],
    ['with a net amount below zero', withEntry({ amountOre: -1n }), /below zero/],
  ])('%s', (_what, delivery, reason) => {
    expect(() => assertDelivery(delivery)).toThrow(reason);
    expect(() => assertDelivery(delivery)).toThrow(RangeError);
  });

  test('in words that hold no name and no address', () => {
    expect(() => assertDelivery(withDebtor({ postcode: 'x' }))).toThrow(
      /^section \d+\/\d+, customer 1001: a postcode is four digits$/,
    );
  });
});
