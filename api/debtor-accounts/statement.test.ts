import { beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import { pdfText } from '../../documents/read-pdf.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { playLedgerStory } from '../../tests/support/play-ledger-story.ts';
import { sampleDebtor, sampleDelivery } from '../../tests/support/sample-data.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { sampleCollection } from '../../tests/support/sample-collection.ts';
import { sampleMatch, samplePayment } from '../../tests/support/sample-payments.ts';
import { Collection } from '../../db/entities/collection.ts';
import { ownAgreement, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
const { orm } = database;
const today = await lastingToday();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  ({ creditor, creditorId, debtorId } = await playLedgerStory({ orm, api }));
  // Whose account stands at nothing must not change what another's says.
  await sampleDebtor(orm, { creditorId });
});

const get = (path: string) => api.call('get', path, { key: creditor.admin });
const statement = async (query: string) => (await get(`/v1/debtors/${debtorId}/statement?${query}`)).body;
const pdf = async (query: string) =>
  new Uint8Array(Buffer.from((await get(`/v1/debtors/${debtorId}/statement/pdf?${query}`)).body, 'latin1'));
const aged = async (on: CivilDate) => {
  const [{ body: totals }, { body: list }] = await Promise.all([
    get(`/v1/ledger/aged-totals?on=${on}`),
    get(`/v1/ledger/aged-debtors?on=${on}`),
  ]);
  return { totals, data: list.data };
};
const ore = (kroner: string) => parseOre(kroner) ?? 0n;
const shown = (kroner: string) => kroner.replace('.', ',');

/** Of the debtor or of all, straight from the postings: what accounts hold at the end of a day. */
async function heldOn(account: string, { on, of }: { on: CivilDate; of?: DebtorId }): Promise<string> {
  const [row] = await orm.em.fork().execute<{ ore: string }[]>(
    `select coalesce(sum(case when debit = ? then amount_ore when credit = ? then -amount_ore else 0 end), 0)::text ore
       from ledger_transfer where creditor_id = ? and booked_on <= ? and debtor_id = coalesce(?::uuid, debtor_id)`,
    [account, account, creditorId, on, of ?? null],
  );
  return formatOre(BigInt(row?.ore ?? '0'));
}

/** Before the first invoice, at the end of some days of each month, and now. */
const DAYS = [
  '2026-01-30',
  '2026-01-31',
  '2026-02-10',
  '2026-02-28',
  '2026-03-01',
  '2026-03-31',
  '2026-04-01',
  '2026-04-30',
  '2026-06-30',
].map(civilDate);

describe('a statement of account', () => {
  test('begins and ends with what the ledger holds on its days, and its entries lead from the one to the other', async () => {
    for (const [index, from] of DAYS.entries()) {
      for (const to of [...DAYS.slice(index), today]) {
        const told = await statement(`from=${from}&to=${to}&limit=100`);
        const balance = async (on: CivilDate) =>
          formatOre(
            ore(await heldOn('receivables', { on, of: debtorId })) + ore(await heldOn('credits', { on, of: debtorId })),
          );
        const changes = told.data.map(({ change }: { change: string }) => ore(change));
        const sum = changes.reduce((total: bigint, change: bigint) => total + change, 0n);
        expect({ opening: told.opening, closing: told.closing, credit: told.credit }).toEqual({
          opening: await balance(addDays(from, -1)),
          closing: await balance(to),
          credit: formatOre(-ore(await heldOn('credits', { on: to, of: debtorId }))),
        });
        expect(formatOre(ore(told.opening) + sum)).toBe(told.closing);
        expect(told.data.at(-1)?.balance ?? told.opening).toBe(told.closing);
        const open = told.openInvoices.reduce((total: bigint, one: { open: string }) => total + ore(one.open), 0n);
        expect(formatOre(open)).toBe(await heldOn('receivables', { on: to, of: debtorId }));
      }
    }
  });

  test('tells an invoice and a payment as one entry each, and nothing of what goes from credit to an invoice', async () => {
    const told = await statement('to=2026-04-01');
    const entries = told.data.map(({ date, kind, change }: Record<string, string>) => [date, kind, change]);
    expect(entries).toEqual([
      ['2026-01-31', 'invoice', '166.66'],
      ['2026-02-10', 'payment', '-100.00'],
      ['2026-02-28', 'invoice', '166.66'],
      ['2026-03-01', 'payment_taken_back', '30.00'],
      ['2026-03-31', 'invoice', '166.66'],
      ['2026-03-31', 'payment', '-123.45'],
    ]);
    const since = await statement(`from=${today}`);
    expect(since.data.map(({ kind, change }: Record<string, string>) => [kind, change])).toEqual([
      ['payment', '-50.00'],
      ['paid_out', '20.00'],
      ['written_off', '-33.33'],
      ['credit_note', '-12.50'],
    ]);
  });

  test('goes page by page without losing or doubling an entry, and comes as a file', async () => {
    const whole = await statement('limit=100');
    const pages: unknown[] = [];
    let next = '';
    do {
      const page = await statement(`limit=2${next}`);
      pages.push(...page.data);
      next = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (next !== '');
    expect(pages).toEqual(whole.data);
    const csv: string = (await get(`/v1/debtors/${debtorId}/statement?format=csv`)).body;
    const [head, ...rows] = csv.trimEnd().split('\r\n');
    expect(head).toBe('date,kind,invoiceId,invoiceNumber,paymentId,change,balance,invoiceKind');
    expect(rows).toHaveLength(whole.data.length);
  });

  test('is refused where its days end before they begin, and no other creditor sees it', async () => {
    const refused = await get(`/v1/debtors/${debtorId}/statement?from=2026-03-02&to=2026-03-01`);
    expect([refused.status, refused.body.errors[0].path, refused.body.errors[0].code]).toEqual([
      422,
      '/query/to',
      'before_from',
    ]);
    const stranger = await api.creditor();
    for (const path of ['statement', 'statement/pdf']) {
      const answer = await api.call('get', `/v1/debtors/${debtorId}/${path}`, { key: stranger.admin });
      expect(answer.status).toBe(404);
    }
  });
});

describe('a statement on paper', () => {
  test('says the same figures, and how each open invoice is paid', async () => {
    const told = await statement('from=2026-02-01&to=2026-03-31');
    const text = await pdfText(await pdf('from=2026-02-01&to=2026-03-31'));
    expect(text).toContain('Kontoudtog');
    expect(text).toContain(`Saldo fra tidligere 01.02.2026 ${shown(told.opening)}`);
    for (const { invoiceNumber, kind, balance } of told.data) {
      if (kind === 'invoice') expect(text).toContain(`Faktura ${invoiceNumber} `);
      expect(text).toContain(shown(balance));
    }
    expect(text).toContain(`Saldo pr. 31.03.2026 ${shown(told.closing)}`);
    for (const { number, paymentId, open } of told.openInvoices) {
      expect(text).toMatch(
        new RegExp(`Faktura ${number} af \\d\\d\\.\\d\\d\\.2026 .*${paymentId} ${shown(open)}`, 'u'),
      );
    }
  });

  test('is the same bytes for the same days', async () => {
    const [one, other] = [await pdf('to=2026-03-31'), await pdf('to=2026-03-31')];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  test('of days before Betalingsservice drew an invoice asks nobody to pay it otherwise', async () => {
    const drawing = await api.creditor({ betalingsservice: ownAgreement() });
    const owner = { creditorId: drawing.creditorId as CreditorId };
    const { invoiceId, debtorId: payer, collection } = await sampleCollection(orm, owner);
    const path = `/v1/debtors/${payer}/statement`;
    const ask = async (query: string) => (await api.call('get', `${path}${query}`, { key: drawing.admin })).body;
    const isDrawn = [expect.objectContaining({ invoiceId, open: '125.00', collectedOn: collection.paymentDate })];
    const money = { ...owner, amountOre: 12_500n, bookedOn: addDays(collection.paymentDate, 1) };
    const paymentId = await samplePayment(orm, money);
    await sampleMatch(orm, { ...money, paymentId, debtorId: payer, invoiceId, collectionId: collection.id });
    const paid = { status: 'paid', deliveryId: await sampleDelivery(orm, owner), entryReference: 'a sample' } as const;
    await orm.em.fork().nativeUpdate(Collection, { id: collection.id, ...owner }, paid);
    expect((await ask(`?to=${collection.paymentDate}`)).openInvoices).toEqual(isDrawn);
    expect((await ask(`?to=${money.bookedOn}`)).openInvoices).toEqual([]);
    const text = await pdfText(new Uint8Array(Buffer.from(await ask(`/pdf?to=${collection.paymentDate}`), 'latin1')));
    expect(text).toContain('Faktura 1 ');
    expect(text).not.toContain('kortart 71');
  });

  test('of somebody who owes nothing says so', async () => {
    expect(await pdfText(await pdf('to=2026-01-30'))).toContain('Der er intet, du skal betale');
  });
});

describe('the debtors by age', () => {
  test('add up to what the ledger holds at the end of each day, and each is as late as its due date says', async () => {
    for (const on of [...DAYS, civilDate('2026-05-31'), addMonths(civilDate('2026-05-31'), 2), today]) {
      const { totals, data } = await aged(on);
      expect(totals.open).toBe(await heldOn('receivables', { on }));
      expect(totals.credit).toBe(formatOre(-ore(await heldOn('credits', { on }))));
      const ages = { notDue: 0n, days1To30: 0n, days31To60: 0n, days61To90: 0n, over90: 0n };
      for (const { dueOn, open } of (await statement(`to=${on}`)).openInvoices) {
        const late = Math.round((Date.parse(on) - Date.parse(dueOn)) / 86_400_000);
        const age =
          late <= 0
            ? 'notDue'
            : late <= 30
              ? 'days1To30'
              : late <= 60
                ? 'days31To60'
                : late <= 90
                  ? 'days61To90'
                  : 'over90';
        ages[age] += ore(open);
      }
      for (const [age, sum] of Object.entries(ages)) expect([on, age, totals[age]]).toEqual([on, age, formatOre(sum)]);
      // Nobody else owes anything.
      for (const { name: _name, customerNumber: _number, debtorId: _id, ...sums } of data) {
        expect({ on, ...sums }).toEqual(totals);
      }
      expect(data.map((debtor: { debtorId: string }) => debtor.debtorId)).toEqual(
        totals.open === '0.00' && totals.credit === '0.00' ? [] : [debtorId],
      );
    }
  });

  test('are those of today where no day is named, and show another creditor nothing', async () => {
    const { body } = await get('/v1/ledger/aged-totals');
    expect(body.on).toBe(today);
    const stranger = await api.creditor();
    const foreign = await api.call('get', '/v1/ledger/aged-debtors', { key: stranger.admin });
    expect(foreign.body.data).toEqual([]);
  });
});
