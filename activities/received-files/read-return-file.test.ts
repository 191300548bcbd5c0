import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { formatScaled } from '../../domain/money/decimal.ts';
import { paymentId } from '../../domain/identifiers/fi71.ts';
import type { PaymentEntry, ReturnEntry, ReturnFileFacts } from '../../domain/records/return-entry.ts';
import { ReturnFileError } from '../../domain/records/return-file-error.ts';
import { balanceXml, CAMT_KINDS, camtXml, type SampleEntry } from '../../tests/support/camt-xml.ts';
import { readReturnFile } from './read-return-file.ts';

const ORE_DECIMALS = 2;
const ACCOUNT = { by: 'account', number: 'DK5000400440116243' } as const;

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

interface Read {
  readonly entries: readonly ReturnEntry[];
  readonly batches: number;
  readonly facts: ReturnFileFacts;
}

async function readAll(file: string | Uint8Array, size = 1 << 16): Promise<Read> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const reading = readReturnFile(inChunks(bytes, size));
  const entries: ReturnEntry[] = [];
  for (let batches = 0; ; batches += 1) {
    const step = await reading.next();
    if (step.done === true) return { entries, batches, facts: step.value };
    expect(step.value.length).toBeLessThanOrEqual(1000);
    entries.push(...step.value);
  }
}

async function errorOf(file: string | Uint8Array, size?: number): Promise<ReturnFileError> {
  const error: unknown = await readAll(file, size).catch((thrown: unknown) => thrown);
  if (error instanceof ReturnFileError) return error;
  throw new Error('the file was not refused', { cause: error });
}

/** Where a text begins in a file, both counted from 1. */
function placeOf(file: string, text: string): { line: number; column: number } {
  const before = file.slice(0, file.indexOf(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const SLIP_PAYMENT: SampleEntry = {
  amount: '1250.50',
  bankReference: 'BANK-1',
  details: [
    {
      amount: '1250.50',
      bankReference: 'TX-1',
      endToEndId: 'E2E-1',
      payerName: 'Prøve Betaler & Søn',
      remittances: ['Faktura 12'],
      creditorReference: '71/000000000074203',
    },
  ],
};
const BATCH: SampleEntry = {
  amount: '30.00',
  bankReference: 'BATCH-1',
  details: [{ amount: '10' }, { amount: '15.5', bankReference: 'TX-2' }, { amount: '4.50000' }],
};
const MANY_KINDS: readonly SampleEntry[] = [
  SLIP_PAYMENT,
  BATCH,
  { amount: '99.00', direction: 'DBIT', reversal: true, bankReference: 'BACK-1' },
  { amount: '1.00', direction: 'CRDT', reversal: true },
  { amount: '2.00', direction: 'DBIT', additional: 'Gebyr' },
  { amount: '3.00', status: 'PDNG' },
  { amount: '4.123', currency: 'EUR' },
];

describe.each(CAMT_KINDS)('%s', (kind) => {
  test('a payment is told with every field that the file has', async () => {
    const file = camtXml(kind, { entries: [SLIP_PAYMENT] });
    const { entries, facts } = await readAll(file);
    expect(entries).toEqual([
      {
        entry: 'payment',
        kind: 'paid',
        source: 'camt',
        code: 'CRDT',
        creditor: ACCOUNT,
        bsDebtorGroup: null,
        customerNumber: null,
        mandateNumber: null,
        kortart: '71',
        paymentId: '000000000074203',
        slipCreditorNumber: null,
        reference: '71/000000000074203',
        bankReference: 'TX-1',
        bankEntry: {
          reference: 'BANK-1',
          amountOre: 125_050n,
          payerName: 'Prøve Betaler & Søn',
          batchReference: null,
          isBatchSum: false,
          position: 1,
        },
        statedOn: null,
        paidOn: '2027-03-02',
        bookedOn: '2027-03-01',
        amountOre: 125_050n,
        statedOre: null,
        feeOre: 0n,
        payerText: 'Prøve Betaler & Søn; Faktura 12; E2E-1',
        line: placeOf(file, '<TxDtls>').line,
        position: 1,
      },
    ]);
    expect(facts).toEqual({
      type: kind.slice(0, 'camt.053'.length),
      supplier: ACCOUNT.number,
      deliveryId: 'SAMPLE-MSG-1/SAMPLE-STMT-7',
      madeAt: '2027-03-02T06:30:00+01:00',
      test: false,
      createdOn: '2027-03-02',
    });
  });

  test('each kind of entry becomes what it is', async () => {
    const { entries } = await readAll(camtXml(kind, { entries: MANY_KINDS }));
    expect(
      entries.map((entry) =>
        entry.entry === 'payment'
          ? [entry.kind, entry.amountOre, entry.bankReference]
          : [entry.entry, 'code' in entry && entry.code],
      ),
    ).toEqual([
      ['paid', 125_050n, 'TX-1'],
      ['paid', 1000n, 'BATCH-1'],
      ['paid', 1550n, 'TX-2'],
      ['paid', 450n, 'BATCH-1'],
      ['charged_back', -9900n, 'BACK-1'],
      ['notice', 'outgoing'],
      ['notice', 'outgoing'],
      ['notice', 'not_booked'],
      ['notice', 'foreign_currency'],
    ]);
    expect(entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('however the bytes come, the entries are the same', async () => {
    const file = camtXml(kind, { entries: MANY_KINDS });
    const whole = await readAll(file);
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      const pieces = await readAll(file, size);
      expect({ entries: pieces.entries, facts: pieces.facts }).toEqual({ entries: whole.entries, facts: whole.facts });
    }
  });

  test('an entry whose transactions do not add up to it waits as one payment that names no slip, and a notice says why', async () => {
    const details = [{ amount: '10', creditorReference: '71/000000000074203' }];
    const { entries } = await readAll(camtXml(kind, { entries: [{ amount: '30.01', details }, SLIP_PAYMENT] }));
    expect(entries).toMatchObject([
      { entry: 'payment', amountOre: 3001n, paymentId: null, kortart: null, reference: null, position: 1 },
      { entry: 'notice', code: 'parts_disagree', text: expect.stringContaining('come to 10.00, not to 30.01 DKK') },
      { entry: 'payment', amountOre: 125_050n, paymentId: '000000000074203', position: 3 },
    ]);
    expect(entries[1]).not.toHaveProperty('amountOre');
  });

  test.each([
    ['outgoing', { direction: 'DBIT' }],
    ['not_booked', { status: 'PDNG' }],
    ['foreign_currency', { currency: 'EUR' }],
  ] as const)('an entry that is %s and whose transactions do not add up is one notice', async (code, changes) => {
    const odd: SampleEntry = { amount: '1526.00', details: [{ amount: '1500.00' }], ...changes };
    const { entries } = await readAll(camtXml(kind, { entries: [odd, SLIP_PAYMENT] }));
    expect(entries).toMatchObject([
      { entry: 'notice', code },
      { entry: 'payment', amountOre: 125_050n },
    ]);
  });

  test('a file that ends anywhere before its last tag is refused', async () => {
    const file = camtXml(kind, { entries: [SLIP_PAYMENT] }).trimEnd();
    for (let length = placeOfRootEnd(file); length < file.length; length += 3) {
      expect(await errorOf(file.slice(0, length))).toMatchObject({ code: 'cut_off' });
    }
  });

  test('what is broken at random throws a ReturnFileError or is read', async () => {
    const bytes = Buffer.from(camtXml(kind, { entries: MANY_KINDS, totals: balanceXml('OPBD', '1.00') }));
    const mutations = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), fc.nat({ max: 3 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(mutations, async (all) => {
        let mutated = bytes;
        for (const [at, byte, cut] of all) {
          const inserted = cut === 0 ? Buffer.from([byte]) : mutated.subarray(at, at + cut);
          mutated = Buffer.concat([mutated.subarray(0, at), inserted, mutated.subarray(at + (byte % 3))]);
        }
        const outcome: unknown = await readAll(mutated).catch((error: unknown) => error);
        expect(outcome instanceof Error ? outcome.constructor : Error).toBe(
          outcome instanceof Error ? ReturnFileError : Error,
        );
      }),
      { numRuns: 200 },
    );
  });
});

const balances = (closing: string) => `${balanceXml('OPBD', '50.00', 'DBIT')}${balanceXml('CLBD', closing)}`;
const total = (name: string, count: number, sum: string) =>
  `<${name}><NbOfNtries>${count}</NbOfNtries>\n<Sum>${sum}</Sum></${name}>`;
const NET = {
  'camt.053.001.02': (amount: string) => `<TtlNetNtryAmt>${amount}</TtlNetNtryAmt><CdtDbtInd>CRDT</CdtDbtInd>`,
  'camt.053.001.08': (amount: string) => `<TtlNetNtry><Amt>${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry>`,
} as const;

describe('totals', () => {
  const entries: readonly SampleEntry[] = [
    { amount: '100.00' },
    { amount: '30.00', direction: 'DBIT' },
    { amount: '7.00', status: 'PDNG' },
  ];
  const right = {
    TtlNtries: ['3', '137.00'],
    TtlCdtNtries: ['2', '107.00'],
    TtlDbtNtries: ['1', '30.00'],
  } as const;
  const all = Object.entries(right).map(([name, [count, sum]]) => total(name, Number.parseInt(count, 10), sum));

  test.each(CAMT_KINDS)('of %s that agree are accepted', async (kind) => {
    const totals = `${balances('20.00')}<TxsSummry>${all.join('')}</TxsSummry>`;
    expect((await readAll(camtXml(kind, { entries, totals }))).entries).toHaveLength(3);
  });

  test.each(Object.entries(right))('of %s that disagree are refused where they stand', async (name, [count, sum]) => {
    const more = Number.parseInt(count, 10) + 1;
    for (const totals of [total(name, more, sum), total(name, more - 1, `${sum.slice(0, -1)}1`)]) {
      const file = camtXml('camt.054.001.02', { entries, totals: `<TxsSummry>${totals}</TxsSummry>` });
      const wrong = totals.includes(`>${more}<`) ? `${more}</NbOfNtries>` : `${sum.slice(0, -1)}1</Sum>`;
      expect(await errorOf(file)).toMatchObject({ code: 'wrong_totals', ...placeOf(file, wrong) });
    }
  });

  test.each(['camt.053.001.02', 'camt.053.001.08'] as const)(
    'a net amount of %s that disagrees is refused',
    async (kind) => {
      const withNet = (amount: string) =>
        camtXml(kind, { entries, totals: `<TxsSummry><TtlNtries>${NET[kind](amount)}</TtlNtries></TxsSummry>` });
      expect((await readAll(withNet('77'))).entries).toHaveLength(3);
      expect(await errorOf(withNet('77.01'))).toMatchObject({ code: 'wrong_totals' });
    },
  );

  test.each(CAMT_KINDS)('of %s that count the booked entries alone are accepted', async (kind) => {
    const booked = [
      total('TtlNtries', 2, '130.00'),
      total('TtlCdtNtries', 1, '100.00'),
      total('TtlDbtNtries', 1, '30'),
    ];
    const totals = `${balances('20.00')}<TxsSummry>${booked.join('')}</TxsSummry>`;
    expect((await readAll(camtXml(kind, { entries, totals }))).entries).toHaveLength(3);
  });

  test('an entry whose status is not known may have moved the balance or not', async () => {
    const odd = [...entries, { amount: '5.00', status: 'HELD' }];
    for (const closing of ['20.00', '25.00']) {
      const file = camtXml('camt.053.001.02', { entries: odd, totals: balances(closing) });
      expect((await readAll(file)).entries).toHaveLength(4);
    }
    const wrong = camtXml('camt.053.001.02', { entries: odd, totals: balances('24.00') });
    expect(await errorOf(wrong)).toMatchObject({ code: 'wrong_totals' });
  });

  test('a closing balance that does not follow from the booked entries is refused', async () => {
    const file = camtXml('camt.053.001.02', { entries, totals: balances('27.00') });
    expect(await errorOf(file)).toMatchObject({ code: 'wrong_totals', ...placeOf(file, '27.00') });
  });
});

describe('an entry', () => {
  const KIND = 'camt.053.001.08';
  const only = async (entry: SampleEntry): Promise<ReturnEntry> => {
    const { entries } = await readAll(camtXml(KIND, { entries: [entry] }));
    expect(entries).toHaveLength(1);
    const [first] = entries;
    if (first === undefined) throw new Error('no entry');
    return first;
  };

  test('of several transactions without amounts is one payment with the whole amount and no slip of one of them', async () => {
    const details = [{ creditorReference: '71/000000000074203', payerName: 'A' }, { payerName: 'B' }];
    const entry = await only({ amount: '30', bankReference: 'BATCH', details });
    expect(entry).toMatchObject({ amountOre: 3000n, paymentId: null, bankReference: 'BATCH', payerText: 'A; B' });
  });

  test('of one transaction without an amount, or with one in another currency, has the entry’s amount', async () => {
    expect(await only({ amount: '30', details: [{ payerName: 'A' }] })).toMatchObject({ amountOre: 3000n });
    const foreign = { amount: '4.02', currency: 'EUR', payerName: 'A' };
    expect(await only({ amount: '30', details: [foreign] })).toMatchObject({ amountOre: 3000n, payerText: 'A' });
  });

  test('whose transactions share the bank’s reference has the same one for each', async () => {
    const details = [
      { amount: '1', bankReference: 'R1' },
      { amount: '2', bankReference: 'R1' },
    ];
    const { entries } = await readAll(camtXml(KIND, { entries: [{ amount: '3', details }] }));
    expect(entries.map((entry) => entry.entry === 'payment' && entry.bankReference)).toEqual(['R1', 'R1']);
  });

  test('with a transaction the other way counts it against its amount and tells of it apart', async () => {
    const details = [{ amount: '10' }, { amount: '3', direction: 'DBIT' as const }];
    const { entries } = await readAll(camtXml(KIND, { entries: [{ amount: '7', details }] }));
    expect(entries).toMatchObject([
      { entry: 'payment', amountOre: 1000n },
      { entry: 'notice', code: 'outgoing' },
    ]);
  });

  test('names its account by another number than an IBAN too', async () => {
    const account = '<Othr><Id>0040 0440116243</Id></Othr>';
    const { entries } = await readAll(camtXml(KIND, { entries: [{ amount: '1' }], account }));
    expect(entries).toMatchObject([{ creditor: { by: 'account', number: '00400440116243' } }]);
  });

  test.each([
    ['0040-440116243', ''],
    ['40-440116243', ''],
    ['40 440116243', ''],
    ['0040.0440116243', ''],
    ['40/440116243', '40'],
    ['440116243', '40'],
    ['0440 116243', '0040'],
    ['0040-440116243', '0040'],
  ])('of the account %s beside %j is that of its fourteen digits', async (number, bank) => {
    const beside = `<Svcr><FinInstnId><ClrSysMmbId><MmbId>${bank}</MmbId></ClrSysMmbId></FinInstnId></Svcr></Acct>`;
    const file = camtXml(KIND, { entries: [{ amount: '1' }], account: `<Othr><Id>${number}</Id></Othr>` });
    const { entries } = await readAll(bank === '' ? file : file.replace('</Acct>', beside));
    expect(entries).toMatchObject([{ creditor: { by: 'account', number: '00400440116243' } }]);
  });

  test('whose reference is a word for none names nothing by it', async () => {
    const details = [{ creditorReference: 'NOTAVAILABLE', endToEndId: 'Not available' }];
    expect(await only({ amount: '1', bankReference: 'UNKNOWN', details })).toMatchObject({
      reference: null,
      bankReference: null,
      payerText: null,
    });
  });

  test('is told with what the bank wrote beside an end-to-end id too, where the payer wrote nothing', async () => {
    const entry = { amount: '1', additional: 'Kontingent fra Prøve', details: [{ endToEndId: 'E2E-7' }] };
    expect(await only(entry)).toMatchObject({ payerText: 'E2E-7; Kontingent fra Prøve' });
  });

  test('is told with what the bank wrote where nobody else wrote anything, cut to 500 characters', async () => {
    expect(await only({ amount: '1', additional: 'Indbetaling 71/74203' })).toMatchObject({
      payerText: 'Indbetaling 71/74203',
      paymentId: '000000000074203',
    });
    const long = await only({ amount: '1', additional: '😀'.repeat(300) });
    expect(long).toMatchObject({ payerText: '😀'.repeat(250) });
  });

  test.each([
    ['12.345', '12.345'],
    ['12,50', '12,50'],
    ['-1.00', '-1.00'],
    ['1e3', '1e3'],
  ])('of %s is refused where the amount stands', async (amount, shown) => {
    const file = camtXml(KIND, { entries: [{ amount }] });
    expect(await errorOf(file)).toMatchObject({ code: 'bad_field', ...placeOf(file, shown) });
  });
});

/** A notice that says what is wrong. */
const field = (code: string, said: string) => ({ entry: 'notice', code, text: expect.stringContaining(said) });

describe('one bad entry is one notice', () => {
  const paid = { entry: 'payment', paymentId: null, reference: null, amountOre: 3001n };
  const bad: SampleEntry = { amount: '30.01', details: [{ creditorReference: '71/000000000074203' }] };
  const AMOUNT = '<Amt Ccy="DKK">30.01</Amt>';

  test.each<[string, SampleEntry, readonly (readonly [string, string])[], readonly object[]]>([
    [
      'with parts of an øre in its transactions',
      { amount: '30.01', details: [{ amount: '10.005' }, { amount: '20.005' }] },
      [],
      [paid, field('parts_disagree', '10.005')],
    ],
    [
      'with a day that no calendar has',
      { ...bad, bookedOn: '2027-02-29' },
      [],
      [{ ...paid, bookedOn: null }, field('unreadable_field', '2027-02-29')],
    ],
    [
      'with an amount of a transaction that is none',
      { amount: '30.01', details: [{ amount: '30,01', creditorReference: '71/000000000074203' }] },
      [],
      [paid, field('unreadable_field', '30,01')],
    ],
    [
      'with a currency that is none',
      bad,
      [[AMOUNT, '<Amt Ccy="kr.">30.01</Amt>']],
      [paid, field('unreadable_field', 'KR.')],
    ],
    [
      'in no currency on an account that says none',
      bad,
      [
        [AMOUNT, '<Amt>30.01</Amt>'],
        ['<Ccy>DKK</Ccy>', ''],
      ],
      [paid, field('unreadable_field', 'currency')],
    ],
    [
      'that leaves the account and does not say how much it is',
      { ...bad, direction: 'DBIT' },
      [[AMOUNT, '<Amt Ccy="DKK">30,01</Amt>']],
      [field('outgoing', '30,01')],
    ],
    [
      'that leaves the account and has a part of an øre',
      { ...bad, amount: '30.012', direction: 'DBIT' },
      [],
      [field('outgoing', '30.012')],
    ],
    [
      'that is pending and does not say which way it goes',
      { ...bad, status: 'PDNG' },
      [[`${AMOUNT}\n<CdtDbtInd>CRDT`, `${AMOUNT}\n<CdtDbtInd>+`]],
      [field('not_booked', 'neither CRDT nor DBIT')],
    ],
    [
      'with a status that is not known',
      { ...bad, status: 'HELD' },
      [],
      [{ ...field('not_booked', '30.01'), amountOre: 3001n }],
    ],
  ])('%s, and the good payments of the day are read', async (_what, entry, changes, told) => {
    for (const kind of CAMT_KINDS) {
      const file = changes.reduce(
        (all, [from, to]) => all.replace(from, to),
        camtXml(kind, { entries: [entry, SLIP_PAYMENT] }),
      );
      const { entries } = await readAll(file);
      expect(entries).toMatchObject([...told, { entry: 'payment', amountOre: 125_050n, paymentId: '000000000074203' }]);
    }
  });

  test.each<[string, Partial<SampleEntry>, readonly (readonly [string, string])[]]>([
    ['no currency, as its account says it', {}, [[AMOUNT, '<Amt>30.01</Amt>']]],
    ['a currency in small letters', {}, [[AMOUNT, '<Amt Ccy="dkk">30.01</Amt>']]],
    ['a status in another spelling', { status: 'Booked' }, []],
    ['a status in capitals', { status: 'BOOKED' }, []],
    ['a time with a short zone', {}, [['2027-03-02T00:00:00', '2027-03-02T00:00:00.000+0100']]],
    ['a time with an hour as its zone', {}, [['2027-03-02T00:00:00', '2027-03-02 00:00:00+01']]],
    ['a day without dashes', {}, [['<Dt>2027-03-01</Dt>', '<Dt>20270301</Dt>']]],
  ])('but one with %s is read as what it is', async (_what, changed, changes) => {
    for (const kind of CAMT_KINDS) {
      const entry = { ...bad, ...changed };
      const plain = camtXml(kind, { entries: [entry] });
      const file = changes.reduce((all, [from, to]) => all.replace(from, to), plain);
      const right = camtXml(kind, { entries: [bad] });
      expect((await readAll(file)).entries).toEqual((await readAll(right)).entries);
    }
  });

  test('the status of a bank’s own word is known where it is the standard’s', async () => {
    const file = camtXml('camt.053.001.08', { entries: [bad] });
    const own = (word: string) => file.replace('<Sts><Cd>BOOK</Cd>', `<Sts><Prtry>${word}</Prtry>`);
    expect((await readAll(own('Booked'))).entries).toMatchObject([{ entry: 'payment', amountOre: 3001n }]);
    expect((await readAll(own('Afventer'))).entries).toMatchObject([{ code: 'not_booked', amountOre: 3001n }]);
  });

  test('a day of zeros alone is no day', async () => {
    const entries = [{ ...bad, bookedOn: '0000-00-00' }];
    expect((await readAll(camtXml('camt.053.001.08', { entries }))).entries).toMatchObject([
      { entry: 'payment', bookedOn: null, paidOn: '2027-03-02', paymentId: '000000000074203' },
    ]);
  });

  test('a file whose own time cannot be read has no day, and is read', async () => {
    const file = camtXml('camt.053.001.08', { entries: [bad] }).replace('2027-03-02T06:30:00+01:00', 'i dag');
    expect((await readAll(file)).facts).toMatchObject({ createdOn: null, madeAt: 'i dag' });
  });

  test.each([
    ['which way it goes', ['<CdtDbtInd>CRDT', '<CdtDbtInd>+']],
    ['whether it takes an earlier one back', ['<Sts>', '<RvslInd>ja</RvslInd><Sts>']],
  ] as const)('a file is refused whole where a booked entry does not say %s', async (_what, [from, to]) => {
    const file = camtXml('camt.053.001.08', { entries: [bad] }).replace(from, to);
    expect(await errorOf(file)).toMatchObject({ code: 'bad_field' });
  });
});

const kroner = (ore: bigint) => formatScaled(ore, ORE_DECIMALS);
const detailOf = (ore: bigint, by: 'amount' | 'instructed' | 'both') => ({
  ...(by === 'instructed' ? {} : { amount: kroner(ore) }),
  ...(by === 'amount' ? {} : { instructed: kroner(ore) }),
});
const sumOf = (all: readonly bigint[]) => all.reduce((sum, one) => sum + one, 0n);
const amountsOf = (entries: readonly ReturnEntry[]) =>
  entries.map((entry) => [entry.entry, 'amountOre' in entry ? entry.amountOre : null]);

describe('the transactions of an entry', () => {
  const anyPart = fc.record({
    ore: fc.bigInt({ min: 100n, max: 1_000_000n }),
    by: fc.constantFrom('amount', 'instructed', 'both'),
    chargeOre: fc.bigInt({ min: 1n, max: 99n }),
  });
  test('are told by what moved or what was instructed, whichever of them has it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CAMT_KINDS),
        fc.array(anyPart, { minLength: 1, maxLength: 5 }),
        async (kind, parts) => {
          const amount = kroner(sumOf(parts.map(({ ore }) => ore)));
          const details = parts.map(({ ore, by }) => detailOf(ore, by));
          const { entries } = await readAll(camtXml(kind, { entries: [{ amount, details }] }));
          expect(amountsOf(entries)).toEqual(parts.map(({ ore }) => ['payment', ore]));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('are told as they were paid, and what the bank has kept of them beside them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CAMT_KINDS),
        fc.array(anyPart, { minLength: 1, maxLength: 5 }),
        async (kind, parts) => {
          const [gross, kept] = [sumOf(parts.map(({ ore }) => ore)), sumOf(parts.map(({ chargeOre }) => chargeOre))];
          const details = parts.map(({ ore, by, chargeOre }) => ({ ...detailOf(ore, by), charges: kroner(chargeOre) }));
          const { entries } = await readAll(camtXml(kind, { entries: [{ amount: kroner(gross - kept), details }] }));
          expect(amountsOf(entries)).toEqual([...parts.map(({ ore }) => ['payment', ore]), ['notice', -kept]]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('wait as one payment where neither comes to the entry, and a notice says so', async () => {
    const details = [
      { amount: '10.00', charges: '1.00' },
      { instructed: '20.00', charges: '1.00' },
    ];
    const { entries } = await readAll(camtXml('camt.053.001.02', { entries: [{ amount: '27.00', details }] }));
    expect(entries).toMatchObject([
      { entry: 'payment', amountOre: 2700n, paymentId: null },
      { entry: 'notice', code: 'parts_disagree' },
    ]);
  });
});

/** Behind the tag of the root, from where on a file is known to be a statement. */
function placeOfRootEnd(file: string): number {
  return file.indexOf('>', file.indexOf('<Document')) + 1;
}

const anyOre = fc.bigInt({ min: 1n, max: 10n ** 12n });
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => `x${text.replaceAll(/\s|\p{Cc}/gu, '')}x`);

test('what is written is read again, to the øre and to the letter', async () => {
  const anyPayment = fc.record({ ore: anyOre, base: fc.bigInt({ min: 1n, max: 10n ** 14n - 1n }), name: anyText });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CAMT_KINDS), fc.array(anyPayment, { maxLength: 8 }), async (kind, payments) => {
      const entries = payments.map(({ ore, base, name }) => ({
        amount: formatScaled(ore, ORE_DECIMALS),
        details: [{ payerName: name, creditorReference: paymentId(base) }],
      }));
      const read = await readAll(camtXml(kind, { entries }), 97);
      const told = read.entries.filter((entry): entry is PaymentEntry => entry.entry === 'payment');
      expect(told.map(({ amountOre, paymentId: id, payerText }) => ({ amountOre, id, payerText }))).toEqual(
        payments.map(({ ore, base, name }) => ({ amountOre: ore, id: paymentId(base), payerText: name })),
      );
    }),
    { numRuns: 60 },
  );
});

test('more entries than one batch holds come in several', async () => {
  const entries = Array.from({ length: 2001 }, (): SampleEntry => ({ amount: '1.00' }));
  const read = await readAll(camtXml('camt.053.001.08', { entries }), 1 << 22);
  expect(read.entries).toHaveLength(2001);
  expect(read.batches).toBe(3);
});

test.each([
  ['nothing', ''],
  ['a text', 'Dear customer, here is your statement'],
  ['another XML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['another message of the bank', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"/>'],
])('%s is of no known format', async (_name, file) => {
  expect(await errorOf(file)).toMatchObject({ code: 'unknown_format', line: 1, column: 1 });
});

test.each(['01', '15'])('version %s is told to be one that is not read, where the root stands', async (version) => {
  const file = camtXml('camt.053.001.08', { entries: [] }).replace('camt.053.001.08', `camt.053.001.${version}`);
  expect(await errorOf(file)).toMatchObject({ code: 'unsupported_version', line: 2, column: 1 });
});

describe.each(CAMT_KINDS)('laid out as %s', (kind) => {
  const VERSIONS = Array.from({ length: 13 }, (_, index) => String(index + 2).padStart(2, '0'));

  test.each(VERSIONS)('version %s is read as what it is', async (version) => {
    const file = camtXml(kind, { entries: MANY_KINDS });
    const other = file.replace(kind, `${kind.slice(0, -2)}${version}`);
    expect((await readAll(other)).entries).toEqual((await readAll(file)).entries);
  });

  test('a message in an envelope with a business header is read, and one of another kind is not', async () => {
    const file = camtXml(kind, { entries: MANY_KINDS });
    const [declaration = '', ...message] = file.split('\n');
    const header =
      '<AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><Fr><Document>x</Document></Fr></AppHdr>';
    const envelope = (inner: string) =>
      `${declaration}\n<BizMsg xmlns="urn:sample:envelope">${header}${inner}</BizMsg>\n`;
    const document = message.join('\n');
    expect((await readAll(envelope(document))).entries).toMatchObject(
      (await readAll(file)).entries.map(({ entry, position }) => ({ entry, position })),
    );
    expect(await errorOf(envelope(document + document))).toMatchObject({ code: 'bad_order' });
    expect(await errorOf(envelope('<x/>'))).toMatchObject({ code: 'unknown_format' });
  });
});

test('a report of a day that is not over is refused by its name', async () => {
  const file = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.02"/>';
  expect(await errorOf(file)).toMatchObject({ code: 'unknown_format', message: expect.stringContaining('camt.052') });
});

test('a file of lines is read however its bytes come', async () => {
  const records = ['BS00212345678BS106020000000042'.padEnd(49) + '020327', 'BS99212345678BS10602' + '0'.repeat(37)];
  const file = `${records.map((record) => record.padEnd(128)).join('\r\n')}\r\n`;
  for (const size of [1, 50, 1000]) {
    expect(await readAll(file, size)).toEqual({
      entries: [],
      batches: 0,
      facts: { type: '0602', supplier: '12345678', deliveryId: '0000000042', test: false, createdOn: '2027-03-02' },
    });
  }
});
