import { expect, test } from '@jest/globals';
import { refusedBy } from '../../tests/support/return-files.ts';
import { civilDate } from '../calendar/calendar.ts';
import { read0601 } from './read-0601.ts';
import { write0601 } from './write-0601.ts';

const good = Buffer.from(
  write0601({
    dataSupplierNumber: '12345674',
    subsystem: 'KR9',
    deliveryNumber: 7n,
    createdOn: civilDate('2026-12-17'),
    sections: [
      {
        pbsNumber: '01234567',
        bsDebtorGroup: '00042',
        mainText: 'Eksempelforeningen',
        collections: [
          {
            customerNumber: '1001',
            mandateNumber: null,
            debtor: { nameLines: ['Prøvekunde Et', 'Prøvegade 1'], postcode: '9000', cvr: null },
            paymentDate: civilDate('2027-01-04'),
            amountOre: 12_500n,
            reference: '2026000123',
            textLines: ['Faktura', `${' '.repeat(54)}125,00`],
          },
        ],
      },
    ],
  }),
).toString('latin1');
const read = (file: string) => read0601(Buffer.from(file, 'latin1'));

test('a text keeps the blanks before its amount', () => {
  expect(read(good).sections[0]?.collections[0]?.textLines).toEqual(['Faktura', `${' '.repeat(54)}125,00`]);
});

test.each<[string, string, object]>([
  ['another creditor in a record', good.replace('BS042012', 'BS042912'), { code: 'bad_field', line: 6, column: 6 }],
  ['another debtor group', good.replace(/(BS042.{17})0/, '$19'), { code: 'bad_field', line: 6, column: 23 }],
  ['an address of somebody else', good.replace(/(BS042.{36})1/, '$12'), { code: 'bad_order', line: 6 }],
  ['a text of somebody else', good.replace(/(BS052.{36})1/, '$12'), { code: 'bad_order', line: 7 }],
  [
    'another amount than in the section',
    good.replace('00000012500202', '00000012501202'),
    { code: 'wrong_totals', line: 9, column: 43 },
  ],
  ['no payment date', good.replace('04012027', '00000000'), { code: 'bad_field', line: 6, column: 52 }],
  ['a year that no calendar has', good.replace('04012027', '04019999'), { code: 'bad_field', line: 6, column: 52 }],
  ['a sign that is none', good.replace('0401202710', '0401202790'), { code: 'bad_field', line: 6, column: 60 }],
  ['a record that does not stand there', good.replace('BS052', 'BS062'), { code: 'bad_order', line: 7 }],
  ['another code of an address', good.replace('670240', '670241'), { code: 'bad_field', line: 3, column: 14 }],
  ['a line less', good.replace(/BS052.*\r\n/, ''), { code: 'wrong_totals', line: 8, column: 58 }],
  ['no end', good.replace(/BS992.*\r\n/, ''), { code: 'cut_off' }],
])('%s is refused', (_what, file, expected) => {
  expect(file).not.toBe(good);
  expect(refusedBy(() => read(file))).toMatchObject(expected);
});
