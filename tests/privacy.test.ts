import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { OneOffLine } from '../db/entities/one-off-line.ts';
import { StandingLine } from '../db/entities/standing-line.ts';
import type { LineId } from '../domain/identifiers/ids.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { fetchRuns, type History } from './support/fetch-runs.ts';
import { historyToPlain } from './support/history-json.ts';
import { playStories, STORY_RECEIPTS } from './support/play-stories.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from './support/sample-data.ts';
import { PERIOD_DAYS, type Story } from './support/story.ts';

/** What nobody may read in Temporal: each word stands in no other place of the data, so that a find is a leak. */
const SECRETS = {
  creditorName: 'Hemmelighedskræmmerforeningen',
  creditorStreet: 'Kreditorgyden',
  creditorCity: 'Fortrolighavn',
  creditorCvr: '27182816',
  creditorEmail: 'fortroligbogholder@eksempel.example',
  creditorPhone: '+4598765431',
  fiCreditorNumber: '87412369',
  pbsNumber: '09517534',
  dataSupplierNumber: '31415927',
  mainText: 'Fortroligopkrævning',
  debtorName: 'Hemmeligpersdatter',
  debtorStreet: 'Diskretionsstræde',
  debtorEmail: 'hemmeligperson@prove.example',
  unreachableName: 'Anonymussen',
  customerNumber: '314159265358979',
  mandateNumber: '753951846',
  lineText: 'Diagnosesamtale',
  oneOffText: 'Parterapigebyr',
  // 98,765,432.10 kr. as it may be written: øre, millionths, with VAT, with a point and with a comma.
  priceOre: '9876543210',
  priceMicro: '98765432100000',
  priceWithVat: '12345679013',
  priceInWords: '98765432.10',
  priceInDanish: '98.765.432,10',
} as const;

/** What is shown on either side of a find. */
const AROUND = 60;
const PRICE_MICRO = BigInt(SECRETS.priceMicro);

let stack: BillingStack;
let stories: readonly Story[];
/** Every run of every workflow that there is, as text: as it is stored, and decoded. */
let texts: string[];
let creditorId: string;

beforeAll(async () => {
  stack = await startBillingStack({ receipts: STORY_RECEIPTS });
  const { orm } = stack;
  const creditor = await sampleCreditor(orm, {
    name: SECRETS.creditorName,
    addressLines: [`${SECRETS.creditorStreet} 1`],
    city: SECRETS.creditorCity,
    cvr: SECRETS.creditorCvr,
    email: SECRETS.creditorEmail,
    phone: SECRETS.creditorPhone,
    fiCreditorNumber: SECRETS.fiCreditorNumber,
    pbsNumber: SECRETS.pbsNumber,
    bsDataSupplierNumber: SECRETS.dataSupplierNumber,
    bsMainText: SECRETS.mainText,
  });
  creditorId = creditor;
  const debtorId = await sampleDebtor(orm, {
    creditorId: creditor,
    name: SECRETS.debtorName,
    email: SECRETS.debtorEmail,
    mandateNumber: SECRETS.mandateNumber,
    customerNumber: SECRETS.customerNumber,
  });
  const unreachableId = await sampleDebtor(orm, {
    creditorId: creditor,
    name: SECRETS.unreachableName,
    email: null,
  });
  await orm.em
    .fork()
    .execute('update debtor set address_lines = array[?] where creditor_id = ?', [
      `${SECRETS.debtorStreet} 2`,
      creditor,
    ]);
  stories = await playStories(stack, {
    creditorId: creditor,
    debtorId,
    unreachableId,
    email: SECRETS.debtorEmail,
    async subscribe(changes) {
      const interval = { unit: 'day', count: PERIOD_DAYS } as const;
      const id = await sampleSubscription(orm, { creditorId: creditor, interval, unitPricesMicro: [], ...changes });
      const em = orm.em.fork();
      em.create(StandingLine, {
        id: uuid() as LineId,
        creditorId: creditor,
        subscriptionId: id,
        position: 1,
        itemId: null,
        text: SECRETS.lineText,
        quantityMicro: 1_000_000n,
        unitPriceMicro: PRICE_MICRO,
        vatCode: 'standard',
        replacedAt: null,
      });
      await em.flush();
      return id;
    },
    addOneOffLine: (subscriptionId) =>
      sampleOneOffLine(orm, { creditorId: creditor, subscriptionId, text: SECRETS.oneOffText }),
  });
  texts = (await everyHistory(stack, stories)).flatMap(readable);
}, 900_000);
afterAll(() => stack.close());

test('the search finds what is there: ids, as text and inside payloads', () => {
  expect(texts.length).toBeGreaterThan(stories.length);
  for (const { workflowId } of stories) {
    const [, id] = workflowId.split('/');
    expect([workflowId, id === undefined || findings(id).length > 0]).toEqual([workflowId, true]);
  }
  expect(findings(creditorId)).not.toEqual([]);
  // One of them in a payload that was not decoded: base64 is seen through.
  expect(findings(creditorId).some((found) => !found.includes(creditorId))).toBe(true);
  expect(findings('needs_attention')).not.toEqual([]);
});

test('every one of the secrets stands in the database, where the workflows could have taken it from', async () => {
  const em = stack.orm.em.fork();
  const [row] = await em.execute<{ everything: string }[]>(
    `select (select json_agg(c)::text from creditor c) || (select json_agg(d)::text from debtor d)
       || (select json_agg(m)::text from mandate m) || (select json_agg(i)::text from invoice i)
       || (select json_agg(l)::text from invoice_line l) || (select json_agg(o)::text from collection o) as everything`,
  );
  const derived = new Set<string>([SECRETS.priceInWords, SECRETS.priceInDanish]);
  for (const secret of Object.values(SECRETS)) {
    if (!derived.has(secret))
      expect({ secret, there: row?.everything.includes(secret) }).toEqual({ secret, there: true });
  }
  expect(await em.count(OneOffLine, { invoiceId: { $ne: null } })).toBe(1);
});

test.each(Object.entries(SECRETS))('%s stands in no history of Temporal', (_, secret) => {
  expect(findings(secret)).toEqual([]);
});

test("the mail server's words about a recipient stand in the database and not in Temporal", async () => {
  const mails = await stack.orm.em
    .fork()
    .execute<{ lastError: string }[]>(`select last_error "lastError" from invoice_mail where status = 'failed'`);
  // Others have been given up for a server that was away by then.
  expect(mails.map(({ lastError }) => lastError).join('\n')).toContain(SECRETS.debtorEmail);
  expect(findings('Recipient address rejected')).toEqual([]);
});

/** All runs of the stories' workflows and of every workflow that they started. */
async function everyHistory({ environment }: BillingStack, from: readonly Story[]): Promise<History[]> {
  const waiting = from.map(({ workflowId }) => workflowId);
  const seen = new Set<string>();
  const histories: History[] = [];
  for (let workflowId = waiting.pop(); workflowId !== undefined; workflowId = waiting.pop()) {
    if (seen.has(workflowId)) continue;
    seen.add(workflowId);
    const runs = await fetchRuns(environment.client, workflowId);
    histories.push(...runs);
    for (const event of runs.flatMap(({ events }) => events ?? [])) {
      const child = event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowId;
      if (child !== undefined && child !== null) waiting.push(child);
    }
  }
  return histories;
}

/** A history as JSON, and each of its payloads decoded. */
function readable(history: History): string[] {
  const json = JSON.stringify(historyToPlain(history));
  const decoded: string[] = [];
  JSON.parse(json, (key, value: unknown) => {
    if (key === 'data' && typeof value === 'string') decoded.push(Buffer.from(value, 'base64').toString('utf8'));
    return value;
  });
  return [json, ...decoded];
}

/**
 * The places where a word stands, with what is around it: plainly, and in base64 where it has letters. The few digits
 * that base64 shows of a number come about by chance too, in times above all; a number is looked for in what was decoded.
 */
function findings(word: string): string[] {
  // A number is itself only where no other digit or letter of an id touches it.
  const pattern = /^\d+$/.test(word)
    ? `(?<![0-9a-f])${word}(?![0-9a-f])`
    : [word, ...base64Forms(word)].map((form) => form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
  return texts.flatMap((text) =>
    [...text.matchAll(new RegExp(pattern, 'gi'))].map(({ index, 0: found }) =>
      text.slice(Math.max(0, index - AROUND), index + found.length + AROUND),
    ),
  );
}

/** Base64 shows a word in three ways, by where in a group of three bytes it begins; the ends depend on what is beside it. */
function base64Forms(word: string): string[] {
  return [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]);
    const whole = bytes.subarray(shift === 0 ? 0 : 3, bytes.length - (bytes.length % 3));
    return whole.toString('base64');
  });
}
