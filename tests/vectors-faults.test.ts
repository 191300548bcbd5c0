import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { createReadFile } from '../activities/received-files/read-file.ts';
import type { Creditor } from '../db/entities/creditor.ts';
import type { CreditorId, InvoiceId, ReceivedFileId } from '../domain/identifiers/ids.ts';
import { at } from './support/return-files.ts';
import { giveAccounts, seePayments, takeFile } from './support/bank-files.ts';
import { issueSample } from './support/collect-sample.ts';
import { sampleCreditor, sampleDebtor } from './support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './support/test-database.ts';
import { vectors } from './vectors.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let invoices: readonly { readonly invoiceId: InvoiceId; readonly paymentId: string }[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const query = <Row>(sql: string, values: readonly unknown[]) => database.orm.em.fork().execute<Row[]>(sql, [...values]);

/** A creditor of its own, with an invoice of each amount. */
async function creditorWith(totalsOre: readonly bigint[], changes: Partial<Creditor> = {}): Promise<void> {
  const { orm } = database;
  creditorId = await sampleCreditor(orm, changes);
  const issued = [];
  for (const totalOre of totalsOre) {
    const debtorId = await sampleDebtor(orm, { creditorId });
    issued.push(await issueSample(orm, { creditorId, debtorId, askedOre: totalOre, close: false }));
  }
  invoices = issued;
}

/** The file as the creditor's, with the payment ids of its invoices. Its account is that of no other test any more. */
async function fault(name: string): Promise<string> {
  const text = vectors.readBytes(`faults/${name}`).toString('utf8');
  const [, iban = ''] = /<IBAN>(\w+)<\/IBAN>/.exec(text) ?? [];
  await giveAccounts(database.orm, creditorId, [iban]);
  const ids = ['000000000000018', '000000000000026', '000000000000034'];
  return ids.reduce((all, id, nth) => all.replaceAll(id, invoices[nth]?.paymentId ?? id), text);
}

let messages = 0;
/** The same in a message of its own. */
const anew = (file: string) => file.replace(/<MsgId>\w+/, `<MsgId>M${(messages += 1)}`);

const takeAsItIs = (content: string | Uint8Array) => takeFile(database.orm, content);
const take = (content: string) => takeAsItIs(anew(content));
const payments = () => seePayments(database.orm, creditorId);
const statuses = async () => (await payments()).map(({ ore, status, outcome }) => [ore, status, outcome]);
const openOre = async () => {
  const rows = await query<{ ore: number }>(
    'select open_ore::int ore from invoice_balance where creditor_id = ? order by invoice_id',
    [creditorId],
  );
  return rows.map(({ ore }) => ore);
};
const notices = () =>
  query<{ code: string; ore: number | null; text: string }>(
    'select code, amount_ore::int ore, text from received_notice where creditor_id = ? order by received_file_id, position',
    [creditorId],
  );
const codes = async () => (await notices()).map(({ code }) => code);

describe('nothing vanishes', () => {
  test('three entries with the bank’s reference NONREF are three payments, on another day and another account too', async () => {
    await creditorWith([250_00n, 250_00n, 250_00n]);
    const file = await fault('same-bank-reference.xml');
    expect(await take(file)).toMatchObject({ status: 'read', toldEntries: 3n, toldOre: 750_00n });
    expect(await openOre()).toEqual([0, 0, 0]);
    await take(file.replaceAll('2026-11-19', '2026-11-18').replace('S071aa2bc', 'S2'));
    await giveAccounts(database.orm, creditorId, ['DK5000400440116243']);
    await take(file.replace('DK8500400004131459', 'DK5000400440116243'));
    expect(await payments()).toHaveLength(9);
    expect((await payments()).map(({ sameAs }) => sameAs)).toEqual(Array.from({ length: 9 }, () => null));
  });

  test.each(['NONREF', 'notprovided', '', '0000000000', 'N/A', '-', 'NOREF', 'Ingen'])(
    'a reference of %j names nothing',
    async (reference) => {
      await creditorWith([250_00n, 250_00n, 250_00n]);
      await take((await fault('same-bank-reference.xml')).replaceAll('NONREF', reference));
      expect(await openOre()).toEqual([0, 0, 0]);
    },
  );

  test('entries that are equal in everything are as many payments, also with a reference that names', async () => {
    await creditorWith([750_00n]);
    const [{ paymentId } = { paymentId: '' }] = invoices;
    const file = (await fault('same-bank-reference.xml')).replaceAll(/71\/\d{15}/g, `71/${paymentId}`);
    await take(file.replaceAll('NONREF', 'REF-7'));
    expect(await openOre()).toEqual([0]);
    expect(await payments()).toHaveLength(3);
  });

  test('a file that does not come to what is kept of it is not read', async () => {
    await creditorWith([250_00n]);
    const { id } = await take(await fault('same-bank-reference.xml'));
    const set = (sql: string) =>
      query(`update received_file set status = 'stored', read_at = null, ${sql} where id = ?`, [id]).then(() =>
        query(`update received_file set status = 'read', read_at = now() where id = ?`, [id]),
      );
    await expect(set('told_ore = told_ore + 1')).rejects.toThrow('tells of 3 entries over 75001 øre, and 3 over 75000');
    await expect(set('told_ore = told_ore - 1, told_entries = told_entries + 1')).rejects.toThrow('tells of 4 entries');
    await set('told_entries = told_entries - 1');
    expect(await query('select status from received_file where id = ?', [id])).toEqual([{ status: 'read' }]);
  });
});

/** The transactions of the batch as entries of their own, each with its reference and its slip. */
const inEntries = (details: string) =>
  details.replace(/<Ntry>.*<\/Ntry>/, (entry) =>
    Array.from(entry.matchAll(/<TxDtls>.*?<\/TxDtls>/g), ([transaction], nth) =>
      entry
        .replace(/<NtryDtls>.*<\/NtryDtls>/, `<NtryDtls>${transaction}</NtryDtls>`)
        .replace('1000.00', /<TxAmt><Amt Ccy="DKK">([\d.]+)/.exec(transaction)?.[1] ?? '')
        .replace('FI-2011', `FI-900${nth}`),
    ).join('\n'),
  );

const parties = (name: string) => `<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties>`;
const slip = (id: string) => `<RmtInf><Strd><CdtrRefInf><Ref>71/${id}</Ref></CdtrRefInf></Strd></RmtInf>`;
const withDetail = (file: string, detail: string) =>
  file.replace('<AddtlNtryInf>', `<NtryDtls><TxDtls>${detail}</TxDtls></NtryDtls><AddtlNtryInf>`);

describe('what is told twice is booked once, or waits', () => {
  test('in statements that overlap and have no references: the second part payment waits beside the first', async () => {
    await creditorWith([500_00n]);
    await take(await fault('overlapping-statement-1.xml'));
    expect(await openOre()).toEqual([300_00]);
    await take(await fault('overlapping-statement-2.xml'));
    expect(await openOre()).toEqual([300_00]);
    const [first, second] = await payments();
    expect(second).toMatchObject({ status: 'waiting', outcome: 'double', sameAs: first?.id });
    expect(second?.suggestions[0]).toMatchObject({ why: 'same_money', paymentId: first?.id });
  });

  test('but a second payment of the same amount on the same day in the same file is another', async () => {
    await creditorWith([500_00n]);
    const one = await fault('overlapping-statement-1.xml');
    await take(one);
    const entry = /<Ntry>.*<\/Ntry>/.exec(one)?.[0] ?? '';
    await take((await fault('overlapping-statement-2.xml')).replace('</Ntry>', `</Ntry>\n${entry}`));
    expect(await openOre()).toEqual([100_00]);
    expect((await payments()).map(({ status }) => status).toSorted()).toEqual(['matched', 'matched', 'waiting']);
  });

  test('by an advice and a statement: what the bank’s reference names is known before, in either order', async () => {
    for (const isAdviceFirst of [true, false]) {
      await creditorWith([300_00n, 700_00n]);
      const advice = await fault('batch-details-054.xml');
      const statement = advice
        .replaceAll('camt.054', 'camt.053')
        .replaceAll('BkToCstmrDbtCdtNtfctn', 'BkToCstmrStmt')
        .replaceAll('Ntfctn>', 'Stmt>');
      const files = isAdviceFirst ? [advice, statement] : [statement, advice];
      for (const file of files) expect(await take(file)).toMatchObject({ status: 'read', toldOre: 1000_00n });
      expect(await openOre()).toEqual([0, 0]);
      expect(await payments()).toHaveLength(2);
      expect((await notices()).map(({ code, ore }) => [code, ore])).toEqual([
        ['known_before', 300_00],
        ['known_before', 700_00],
      ]);
    }
  });

  test('as a sum and then in its details, also in another order: the details wait beside the sum', async () => {
    await creditorWith([300_00n, 700_00n]);
    await take(await fault('batch-as-sum-053.xml'));
    const details = await fault('batch-details-054.xml');
    await take(details);
    const [sum, ...parts] = await payments();
    expect(sum).toMatchObject({ ore: 1000_00, status: 'waiting', sameAs: null });
    expect(parts.map(({ ore, status, sameAs }) => [ore, status, sameAs])).toEqual([
      [300_00, 'waiting', sum?.id],
      [700_00, 'waiting', sum?.id],
    ]);
    expect(await openOre()).toEqual([300_00, 700_00]);
    const [one = '', other = ''] = details.match(/<TxDtls>.*?<\/TxDtls>/g) ?? [];
    await take(details.replace(one + other, other + one).replace('S50f77114', 'S3'));
    expect(await payments()).toHaveLength(3);
    expect(await codes()).toEqual(['known_before', 'known_before']);
  });

  test('in its details and then as a sum: the sum is known before where the bank’s reference says so, else it waits', async () => {
    for (const reference of ['FI-2011', 'NONREF']) {
      await creditorWith([300_00n, 700_00n]);
      await take((await fault('batch-details-054.xml')).replace('FI-2011', reference));
      await take((await fault('batch-as-sum-053.xml')).replace('FI-2011', reference));
      expect(await openOre()).toEqual([0, 0]);
      const booked = await payments();
      expect(booked.map(({ ore, status }) => [ore, status])).toEqual([
        [300_00, 'matched'],
        [700_00, 'matched'],
        ...(reference === 'NONREF' ? [[1000_00, 'waiting']] : []),
      ]);
      expect(await codes()).toEqual(reference === 'NONREF' ? [] : ['known_before']);
      if (reference === 'NONREF') expect(booked[2]?.suggestions[0]?.why).toBe('same_money');
    }
  });

  test('as a sum and in entries of their own, in either order: the later of them waits beside the first', async () => {
    for (const isSumFirst of [true, false]) {
      await creditorWith([300_00n, 700_00n]);
      const sum = await fault('batch-as-sum-053.xml');
      const entries = inEntries(await fault('batch-details-054.xml'));
      for (const file of isSumFirst ? [sum, entries] : [entries, sum]) {
        expect(await take(file)).toMatchObject({ status: 'read', toldOre: 1000_00n });
      }
      const told = await payments();
      const [first] = told;
      expect(told.map(({ ore, status, sameAs }) => [ore, status, sameAs])).toEqual(
        isSumFirst
          ? [
              [1000_00, 'waiting', null],
              [300_00, 'waiting', first?.id],
              [700_00, 'waiting', first?.id],
            ]
          : [
              [300_00, 'matched', null],
              [700_00, 'matched', null],
              [1000_00, 'waiting', first?.id],
            ],
      );
      expect(told.at(-1)?.suggestions[0]).toMatchObject({ why: 'same_money' });
      expect(await openOre()).toEqual(isSumFirst ? [300_00, 700_00] : [0, 0]);
    }
  });

  test('as a sum that names its batch, between two files of its parts: the sum alone waits', async () => {
    await creditorWith([300_00n, 700_00n]);
    const named = '<NtryDtls><Btch><PmtInfId>BATCH-17</PmtInfId></Btch></NtryDtls><AddtlNtryInf>';
    const sum = (await fault('batch-as-sum-053.xml')).replace('<AddtlNtryInf>', named);
    const entries = inEntries(await fault('batch-details-054.xml')).replaceAll(
      '<Refs>',
      '<Refs><PmtInfId>BATCH-17</PmtInfId>',
    );
    const [one = '', other = ''] = entries.match(/<Ntry>.*<\/Ntry>/g) ?? [];
    for (const file of [entries.replace(other, ''), sum, entries.replace(one, '').replace('S50f77114', 'S3')]) {
      expect(await take(file)).toMatchObject({ status: 'read' });
    }
    expect((await payments()).map(({ ore, sameAs }) => [ore, sameAs !== null])).toEqual([
      [300_00, false],
      [1000_00, true],
      [700_00, false],
    ]);
  });

  test('a payment of what others come to stays one: with a slip, of another payer, beside them in its file, or on another day', async () => {
    for (const nth of [0, 1, 2, 3]) {
      await creditorWith([300_00n, 700_00n, 1000_00n]);
      const sum = await fault('batch-as-sum-053.xml');
      const entries = inEntries(await fault('batch-details-054.xml')).replaceAll(
        '</AmtDtls>',
        `</AmtDtls>${parties('Prøve Et')}`,
      );
      const seconds = [
        withDetail(sum, slip(invoices[2]?.paymentId ?? '')),
        withDetail(sum, parties('Eksempel To')),
        entries.replace('</Ntry>', `</Ntry>\n${/<Ntry>.*<\/Ntry>/.exec(sum)?.[0] ?? ''}`).replace('S50f77114', 'S3'),
        sum.replaceAll('2026-11-19', '2026-11-17'),
      ];
      await take(entries);
      await take(seconds[nth] ?? '');
      expect((await payments()).map(({ ore, sameAs }) => [ore, sameAs])).toEqual([
        [300_00, null],
        [700_00, null],
        [1000_00, null],
      ]);
      expect(await openOre()).toEqual([0, 0, nth === 0 ? 0 : 1000_00]);
    }
  });

  test('in its details in another order without references of their own', async () => {
    await creditorWith([300_00n, 700_00n]);
    const details = (await fault('batch-details-054.xml')).replaceAll(/<AcctSvcrRef>D\d<\/AcctSvcrRef>/g, '');
    await take(details);
    const [one = '', other = ''] = details.match(/<TxDtls>.*?<\/TxDtls>/g) ?? [];
    await take(details.replace(one + other, other + one).replace('S50f77114', 'S3'));
    expect(await payments()).toHaveLength(2);
    expect(await codes()).toEqual(['known_before', 'known_before']);
  });

  test('in a file of now and one of before entries were known, whose parts had an ordinal in their reference', async () => {
    await creditorWith([300_00n, 700_00n]);
    const details = (await fault('batch-details-054.xml')).replaceAll(/<AcctSvcrRef>D\d<\/AcctSvcrRef>/g, '');
    await take(details);
    const before = `account = null, payer_name = null, entry_reference = null, entry_ore = null, entry_position = null, told_key = null,
      told_ordinal = null, bank_reference = bank_reference || '/' || position`;
    await query('alter table payment disable trigger payment_never_changes', []);
    await query(`update payment set ${before} where creditor_id = ?`, [creditorId]);
    await query('alter table payment enable trigger payment_never_changes', []);
    await take(details);
    await take(await fault('batch-as-sum-053.xml'));
    expect(await openOre()).toEqual([0, 0]);
    expect(await codes()).toEqual(['known_before', 'known_before']);
  });

  test('in the banks’ FI file with other line ends or another time stamp, and in one whose references name nothing', async () => {
    expect(vectors.readBytes('faults/fi-file-told-twice.md').toString()).toContain('FI03 (6) 20261119');
    for (const reference of ['0000123456', '0000000000']) {
      const fi = reference === '0000000000' ? '88888801' : '88888802';
      await creditorWith([500_00n], { fiCreditorNumber: fi });
      const [{ paymentId } = { paymentId: '' }] = invoices;
      const payment = at(
        'FI03 20261119',
        [14, '71'],
        [16, paymentId.padStart(19, '0')],
        [35, '0040'],
        [39, '20261119'],
        [47, reference],
        [57, '20261119'],
        [65, '000000000020000'],
      );
      const end = at('FI08', [6, fi], [14, '00000000001'], [25, '000000000020000']);
      const file = (stamp: string, lineEnd: string) =>
        [`FI01 X ${stamp}`, at('FI02', [6, fi]), payment, end, 'FI09'].join(lineEnd);
      for (const told of [
        file('20261120060000', '\r\n'),
        file('20261120060000', '\n'),
        file('20261120090000', '\r\n'),
      ]) {
        expect(await take(told)).toMatchObject({ status: 'read' });
      }
      expect(await openOre()).toEqual([300_00]);
      const told = (await payments()).map(({ status }) => status);
      expect(told).toEqual(reference === '0000000000' ? ['matched', 'waiting', 'waiting'] : ['matched']);
    }
  });
});

test('what a reference names is booked once by all that tells it apart: the database refuses a second one', async () => {
  await creditorWith([1500_00n]);
  const { id } = await take(await fault('fee-in-outgoing-entry.xml'));
  const columns = `creditor_id, received_file_id, line, kind, source, code, booked_on, amount_ore, unmatched_ore, status`;
  const again = (ordinal: number) =>
    query(
      `insert into payment (id, position, told_key, told_ordinal, ${columns})
       select uuidv7(), 1000 + ?, told_key, ?, creditor_id, received_file_id, line, kind, source, code, booked_on, amount_ore, amount_ore, 'new'
       from payment where received_file_id = ? and position = 1`,
      [ordinal, ordinal, id],
    );
  await expect(again(1)).rejects.toThrow('payment_told_once');
  await again(2);
  expect(await payments()).toHaveLength(2);
});

/** The account that is paid, by a number whose scheme is not said. */
const paidAccount = (number: string) => `<CdtrAcct><Id><Othr><Id>${number}</Id></Othr></Id></CdtrAcct>`;

describe('a slip is two numbers', () => {
  const OTHER = '87654321';
  const OWN = '80679858';
  const PARTIES = /<RltdPties>.*<\/RltdPties>/;

  test.each<[string, (file: string, fi: string, id: string) => string]>([
    ['as the account that is paid', (file, fi) => file.replace(OTHER, fi)],
    [
      'as an account without a scheme',
      (file, fi) => file.replace(PARTIES, `<RltdPties>${paidAccount(fi)}</RltdPties>`),
    ],
    ['beside the id', (file, fi, id) => file.replace(PARTIES, '').replace(`71/${id}`, `71/${id}+${fi}`)],
    [
      'in the line of the slip',
      (file, fi, id) => file.replace(PARTIES, '').replace(`71/${id}`, `+71&lt;${id}+${fi}&lt;`),
    ],
    [
      'in a text beside the reference',
      (file, fi, id) => file.replace(PARTIES, '').replace('<Strd>', `<Ustrd>+71&lt;${id} +${fi}&lt;</Ustrd><Strd>`),
    ],
    [
      'by its word',
      (file, fi) => file.replace(PARTIES, '').replace('<Strd>', `<Ustrd>Kreditornr. ${fi}</Ustrd><Strd>`),
    ],
  ])('%s: another’s waits as somebody else’s, the own one pays', async (_where, write) => {
    await creditorWith([250_00n]);
    const [row] = await query<{ fi: string }>('select fi_creditor_number fi from creditor where id = ?', [creditorId]);
    const [{ paymentId } = { paymentId: '' }] = invoices;
    const file = await fault('other-fi-creditor-number.xml');
    await take(write(file, OTHER, paymentId));
    expect(await openOre()).toEqual([250_00]);
    expect(await statuses()).toEqual([[250_00, 'waiting', 'other_creditor']]);
    expect((await payments())[0]?.suggestions).toEqual([]);
    await take(write(file, row?.fi ?? '', paymentId).replaceAll('2026-11-19', '2026-11-20'));
    expect(await openOre()).toEqual([0]);
  });

  test('of another creditor in the banks’ FI file is kept for the operator', async () => {
    await creditorWith([250_00n]);
    const [{ paymentId } = { paymentId: '' }] = invoices;
    const payment = at('FI03 20261119', [14, '71'], [16, paymentId.padStart(19, '0')], [65, '000000000025000']);
    const { id } = await take(['FI01 X 20261120060000', at('FI02', [6, OWN]), payment, 'FI09'].join('\n'));
    expect(await openOre()).toEqual([250_00]);
    expect(
      await query('select code, amount_ore::int ore from received_notice where received_file_id = ?', [id]),
    ).toEqual([{ code: 'unknown_creditor', ore: 250_00 }]);
  });
});

test('a fee in an outgoing entry is one notice, and the good payments of the day are read', async () => {
  await creditorWith([1500_00n]);
  expect(await take(await fault('fee-in-outgoing-entry.xml'))).toMatchObject({ status: 'read', toldOre: -26_00n });
  expect(await openOre()).toEqual([0]);
  expect((await notices()).map(({ code, ore }) => [code, ore])).toEqual([['outgoing', -1526_00]]);
});

test('of a bank that gives net sums the payment is told as it was paid with the charge beside it, or waits where no charge is said', async () => {
  await creditorWith([1500_00n, 1500_00n]);
  const file = await fault('fee-in-outgoing-entry.xml');
  const net = file.replace('1526.00', '1474.00').replace('DBIT', 'CRDT');
  expect(await take(net)).toMatchObject({ status: 'read', toldOre: 2974_00n });
  expect(await statuses()).toEqual([
    [1500_00, 'matched', 'exact'],
    [1500_00, 'waiting', 'unknown'],
  ]);
  expect((await notices()).map(({ code, ore }) => [code, ore])).toEqual([['outgoing', -26_00]]);
  await creditorWith([1500_00n, 1500_00n]);
  const silent = (await fault('fee-in-outgoing-entry.xml')).replace('1526.00', '1474.00').replace('DBIT', 'CRDT');
  await take(silent.replace(/<Chrgs>.*?<\/Chrgs>/, ''));
  expect(await openOre()).toEqual([0, 1500_00]);
  expect(await statuses()).toEqual([
    [1500_00, 'matched', 'exact'],
    [1474_00, 'waiting', 'unknown'],
  ]);
  expect(await codes()).toEqual(['parts_disagree']);
});

test('a statement whose ids are those of another year is another statement', async () => {
  await creditorWith([250_00n, 250_00n]);
  expect(await takeAsItIs(await fault('statement-id-used-again-1.xml'))).toMatchObject({ status: 'read' });
  const second = await fault('statement-id-used-again-2.xml');
  expect(await takeAsItIs(second)).toMatchObject({ status: 'read', deliveryId: 'NONE/1' });
  expect(await openOre()).toEqual([0, 0]);
  expect(await takeAsItIs(`${second}\n`)).toMatchObject({ status: 'refused', errorCode: 'read_before' });
});

test('a batch is taken apart by the amounts that were instructed, where they add up', async () => {
  await creditorWith([300_00n, 700_00n]);
  const file = await fault('batch-instructed-amounts.xml');
  await take(file);
  expect(await openOre()).toEqual([0, 0]);
  await creditorWith([300_00n, 700_00n]);
  await take((await fault('batch-instructed-amounts.xml')).replace('700.00', '701.00'));
  expect(await statuses()).toEqual([[1000_00, 'waiting', 'unknown']]);
});

test('a payer without a name is known by the lines of its address', async () => {
  await creditorWith([]);
  await take(await fault('payer-in-address-lines.xml'));
  const [payment] = await payments();
  expect(payment?.payerText).toMatch(/^BAGER ÆBLEGÅRD APS, TORVET 1, 5970 ÆRØSKØBING; 502:REFERENCE/);
});

/** Three entries of the creditor's account, and three of another. */
const several = async () => {
  const file = await fault('same-bank-reference.xml');
  const [statement = ''] = /<Stmt>[^]*<\/Stmt>/.exec(file) ?? [];
  const foreign = statement.replace('DK8500400004131459', 'DK9189000000010241').replaceAll('250.00', '99.00');
  return file.replace('</Stmt>', `</Stmt>${foreign}`);
};

describe('a file of several accounts', () => {
  test('is read for those that are set up, and its others are said, to whoever uploaded it too', async () => {
    for (const isUploaded of [false, true]) {
      await creditorWith([250_00n, 250_00n, 250_00n]);
      const uploadedBy = isUploaded ? creditorId : null;
      const file = await takeFile(database.orm, anew(await several()), { uploadedBy });
      expect(file).toMatchObject({ status: 'read', toldOre: 1047_00n });
      expect(await openOre()).toEqual([0, 0, 0]);
      expect(
        await query('select code, amount_ore::int ore, creditor_id from received_notice where received_file_id = ?', [
          file.id,
        ]),
      ).toEqual([1, 2, 3].map(() => ({ code: 'unknown_creditor', ore: 99_00, creditor_id: uploadedBy })));
    }
  });

  test('books nothing for whoever else an account is, where a creditor uploads it', async () => {
    const other = await sampleCreditor(database.orm);
    await giveAccounts(database.orm, other, ['DK9189000000010241']);
    await creditorWith([250_00n, 250_00n, 250_00n]);
    await takeFile(database.orm, anew(await several()), { uploadedBy: creditorId });
    expect(await seePayments(database.orm, other)).toEqual([]);
    expect(await codes()).toEqual(['unknown_creditor', 'unknown_creditor', 'unknown_creditor']);
    await query('delete from creditor_bank_account where creditor_id = ?', [other]);
  });
});

const readAgain = (fileId: ReceivedFileId) =>
  createReadFile({ orm: database.orm, bsSubsystem: 'BS1', heartbeat: () => undefined })({ fileId, again: true });
const partsOf = (fileId: ReceivedFileId) =>
  query(
    `select creditor_id, payments, received_ore::int, notices, noticed_ore::int, told_before, told_before_ore::int
     from received_file_part where received_file_id = ? order by creditor_id`,
    [fileId],
  );
const noticesIn = (fileId: ReceivedFileId) =>
  query(
    `select code, creditor_id, payment_id is not null known, settled_at is not null settled
     from received_notice where received_file_id = ?`,
    [fileId],
  );

describe('what was nobody’s', () => {
  const STRANGE = 'DK9189000000010241';
  const part = { payments: 0, received_ore: 0, notices: 0, noticed_ore: 0, told_before: 0, told_before_ore: 0 };

  test('is booked for whose it is when the channel brings the bytes that another creditor has uploaded', async () => {
    const other = await sampleCreditor(database.orm);
    await giveAccounts(database.orm, other, [STRANGE]);
    await creditorWith([250_00n, 250_00n, 250_00n]);
    const file = anew(await several());
    const { id } = await takeFile(database.orm, file, { uploadedBy: creditorId });
    expect(await seePayments(database.orm, other)).toEqual([]);
    expect(await takeAsItIs(file)).toMatchObject({ id, status: 'read', origin: 'channel' });
    expect((await seePayments(database.orm, other)).map(({ ore }) => ore)).toEqual([99_00, 99_00, 99_00]);
    expect(await payments()).toHaveLength(3);
    expect(await partsOf(id)).toEqual(
      [
        { ...part, creditor_id: creditorId, payments: 3, received_ore: 750_00 },
        { ...part, creditor_id: other, payments: 3, received_ore: 297_00 },
      ].toSorted((one, two) => (one.creditor_id < two.creditor_id ? -1 : 1)),
    );
    await query('delete from creditor_bank_account where creditor_id = ?', [other]);
  });

  test('is the operator’s when the channel has brought the bytes, and counts once when it is booked', async () => {
    await creditorWith([250_00n, 250_00n, 250_00n]);
    const file = anew(await several());
    const { id } = await takeFile(database.orm, file, { uploadedBy: creditorId });
    await takeAsItIs(file);
    const ofNobody = { code: 'unknown_creditor', creditor_id: null, known: false, settled: false };
    expect(await noticesIn(id)).toEqual([ofNobody, ofNobody, ofNobody]);
    await giveAccounts(database.orm, creditorId, [STRANGE]);
    for (let times = 0; times < 2; times += 1) {
      expect(await readAgain(id)).toEqual({ outcome: 'read' });
      expect(await partsOf(id)).toEqual([{ ...part, creditor_id: creditorId, payments: 6, received_ore: 1047_00 }]);
      expect(await noticesIn(id)).toEqual([1, 2, 3].map(() => ({ ...ofNobody, settled: true })));
    }
  });

  test('is booked from an upload too, once the account is the uploader’s', async () => {
    await creditorWith([250_00n, 250_00n, 250_00n]);
    const { id } = await takeFile(database.orm, anew(await several()), { uploadedBy: creditorId });
    expect(await partsOf(id)).toMatchObject([{ payments: 3, notices: 3, noticed_ore: 297_00 }]);
    await giveAccounts(database.orm, creditorId, [STRANGE]);
    await readAgain(id);
    expect(await partsOf(id)).toEqual([{ ...part, creditor_id: creditorId, payments: 6, received_ore: 1047_00 }]);
  });

  test('is known before where another file has told of it until then', async () => {
    await creditorWith([500_00n]);
    const told = (await fault('overlapping-statement-1.xml')).replace(
      '<Refs></Refs>',
      '<Refs><AcctSvcrRef>R29</AcctSvcrRef></Refs>',
    );
    await query('delete from creditor_bank_account where creditor_id = ?', [creditorId]);
    const first = await take(told);
    await giveAccounts(database.orm, creditorId, ['DK0300400004131480']);
    await take(told.replace('UGE46', 'UGE47'));
    expect(await openOre()).toEqual([300_00]);
    await readAgain(first.id);
    expect(await payments()).toHaveLength(1);
    expect(await noticesIn(first.id)).toEqual([
      { code: 'known_before', creditor_id: creditorId, known: true, settled: false },
    ]);
    expect(await partsOf(first.id)).toEqual([
      { ...part, creditor_id: creditorId, told_before: 1, told_before_ore: 200_00 },
    ]);
  });
});

test('an account is one, by its IBAN, its numbers, or its number beside that of the bank', async () => {
  await creditorWith([500_00n]);
  const file = (await fault('overlapping-statement-1.xml')).replace(
    '<Refs></Refs>',
    '<Refs><AcctSvcrRef>R17</AcctSvcrRef></Refs>',
  );
  const iban = '<IBAN>DK0300400004131480</IBAN>';
  const other = (number: string) => file.replace(iban, `<Othr><Id>${number}</Id></Othr>`).replace('UGE46', number);
  const beside = '<Svcr><FinInstnId><ClrSysMmbId><MmbId>0040</MmbId></ClrSysMmbId></FinInstnId></Svcr></Acct>';
  for (const told of [
    file,
    other('00400004131480'),
    other('0040 0004131480'),
    other('0040-4131480'),
    other('0004131480').replace('</Acct>', beside),
  ]) {
    expect(await take(told)).toMatchObject({ status: 'read' });
  }
  expect(await openOre()).toEqual([300_00]);
  expect(await codes()).toEqual(['known_before', 'known_before', 'known_before', 'known_before']);
});

test('a file in a zip archive is read, and is the same file as outside of it', async () => {
  await creditorWith([1500_00n]);
  const file = Buffer.from(anew(await fault('fee-in-outgoing-entry.xml')));
  expect(await takeAsItIs(zipSync({ 'konto.xml': file }))).toMatchObject({ status: 'read' });
  expect(await openOre()).toEqual([0]);
  expect(await takeAsItIs(file)).toMatchObject({ status: 'refused', errorCode: 'read_before' });
});
