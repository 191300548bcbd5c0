import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { CollectionEntry, Delivery0601 } from '../domain/betalingsservice/delivery-0601.ts';
import type { TrailingBlanks } from '../domain/betalingsservice/format-settings.ts';
import { read0601 } from '../domain/betalingsservice/read-0601.ts';
import { write0601 } from '../domain/betalingsservice/write-0601.ts';
import { civilDate } from '../domain/calendar/calendar.ts';
import { someCases, vectors } from './vectors.ts';

const derivedFile = z.object({
  collections: z.array(
    z.object({
      no: z.string(),
      mandate: z.string().nullable(),
      name: z.array(z.string()),
      zip: z.string(),
      cvr: z.string().nullable(),
      due: z.string(),
      ore: z.int(),
      ref: z.string(),
      text: z.array(z.string()),
    }),
  ),
  totals: z.object({ n042: z.int(), net_ore: z.int(), n052: z.int(), n022: z.int(), sections: z.int() }),
});

const FILE = 'bs0601_derived_0112.json';
const file = vectors.readWhole(FILE, derivedFile);

const collections = someCases(file.collections, FILE).map(
  ({ no, mandate, name, zip, cvr, due, ore, ref, text }): CollectionEntry => ({
    customerNumber: no,
    mandateNumber: mandate,
    debtor: { nameLines: name, postcode: zip, cvr },
    paymentDate: civilDate(due),
    amountOre: BigInt(ore),
    reference: ref,
    textLines: text,
  }),
);

// The collections' file does not say who sends them: these are the numbers in the records themselves.
const delivery: Delivery0601 = {
  dataSupplierNumber: '12345678',
  subsystem: 'BS1',
  deliveryNumber: 42n,
  createdOn: civilDate('2026-12-17'),
  sections: [{ pbsNumber: '01234567', bsDebtorGroup: '00001', mainText: 'Eksempel ApS', collections }],
};

describe('the derived delivery 0601', () => {
  test.each<[TrailingBlanks, string]>([
    ['padded', 'bs0601_derived_0112_padded.txt'],
    ['trimmed', 'bs0601_derived_0112_trimmed.txt'],
  ])('is written %s as in %s, byte for byte', (trailingBlanks, expected) => {
    const written = Buffer.from(write0601(delivery, { trailingBlanks }));
    expect(written.toString('latin1')).toBe(vectors.readBytes(expected).toString('latin1'));
    expect(written.equals(vectors.readBytes(expected))).toBe(true);
  });

  test.each(['bs0601_derived_0112_padded.txt', 'bs0601_derived_0112_trimmed.txt'])(
    'is read from %s as what it was written from',
    (written) => {
      expect(read0601(vectors.readBytes(written))).toEqual({
        dataSupplierNumber: '12345678',
        subsystem: 'BS1',
        deliveryNumber: '0000000042',
        createdOn: '2026-12-17',
        sections: [
          {
            pbsNumber: '01234567',
            bsDebtorGroup: '00001',
            section: '0112',
            mainText: 'Eksempel ApS',
            collections: collections.map(({ debtor, ...entry }) => ({
              ...entry,
              code: '0280',
              payerId: null,
              debtor: {
                nameLines: debtor.nameLines,
                postcode: debtor.postcode,
                country: 'DK',
                payerNumber: debtor.cvr === null ? null : `00${debtor.cvr}`,
                companyFlags: '',
              },
            })),
          },
        ],
      });
    },
  );

  test('ends on the totals that its description gives', () => {
    const end = Buffer.from(write0601(delivery)).toString('latin1').trimEnd().split('\r\n').at(-1) ?? '';
    const { sections, n042, net_ore, n052, n022 } = file.totals;
    // BS992, positions 21-31, 32-42, 43-57, 58-68 and 84-94.
    const said = [end.slice(20, 31), end.slice(31, 42), end.slice(42, 57), end.slice(57, 68), end.slice(83, 94)];
    expect(said.map(BigInt)).toEqual([sections, n042, net_ore, n052, n022].map(BigInt));
  });
});
