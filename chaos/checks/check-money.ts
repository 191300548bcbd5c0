import type { Evidence } from './evidence.ts';
import { netOf, vatOf } from './own-reckoning.ts';

// BS042 of 0601, positions counted from 1: 14-17 the code of what is drawn, 61-73 øre, 74-103 the reference that comes back.
const DRAWN = /^BS042.{8}0280/;
const RECORD_AMOUNT = [60, 73] as const;
const RECORD_REFERENCE = [73, 103] as const;

interface DrawnRecord {
  readonly file: string;
  readonly reference: string;
  readonly amountOre: bigint;
}

function recordsOf(files: Evidence['files']): DrawnRecord[] {
  return [...files].flatMap(([file, content]) =>
    Buffer.from(content, 'hex')
      .toString('latin1')
      .split('\r\n')
      .filter((line) => DRAWN.test(line))
      .map((line) => ({
        file,
        reference: line.slice(...RECORD_REFERENCE).trim(),
        amountOre: BigInt(line.slice(...RECORD_AMOUNT)),
      })),
  );
}

/** Each invoice that is drawn has one collection; it stands in one record of one file, and each file is what was closed. */
export function eachCollectionInOneFile({ invoices, collections, deliveries, files }: Evidence): string[] {
  const wrong: string[] = [];
  const collected = Map.groupBy(collections, ({ invoiceId }) => invoiceId);
  for (const { id, number, method } of invoices) {
    const count = collected.get(id)?.length ?? 0;
    if (count !== (method === 'betalingsservice' ? 1 : 0))
      wrong.push(`${count} collections of invoice ${number}, paid by ${method}`);
  }
  for (const { fileName, content } of deliveries) {
    if (files.get(fileName) !== content)
      wrong.push(`${files.has(fileName) ? 'other bytes' : 'no file'} of delivery ${fileName}`);
  }
  const known = new Set(deliveries.map(({ fileName }) => fileName));
  for (const file of files.keys()) if (!known.has(file)) wrong.push(`a file that nobody closed: ${file}`);
  const nameOf = new Map(deliveries.map(({ id, fileName }) => [id, fileName]));
  const records = Map.groupBy(recordsOf(files), ({ reference }) => reference);
  const asked = new Map<string, { file: string; amountOre: bigint }>();
  for (const { id, status, withdrawnAs, deliveryId, reference, amountOre } of collections) {
    if (deliveryId === null || reference === null) {
      if (withdrawnAs === null) wrong.push(`collection ${id} is ${status}, in no delivery, and says not why`);
      continue;
    }
    const before = asked.get(reference);
    const file = nameOf.get(deliveryId) ?? deliveryId;
    if (before !== undefined && before.file !== file)
      wrong.push(`reference ${reference} stands for deliveries ${before.file} and ${file}`);
    asked.set(reference, { file, amountOre: (before?.amountOre ?? 0n) + amountOre });
  }
  for (const [reference, { file, amountOre }] of asked) {
    const found = records.get(reference) ?? [];
    if (found.length !== 1 || found[0]?.file !== file || found[0].amountOre !== amountOre) {
      const there = found.map((record) => `${record.amountOre} in ${record.file}`).join(', ');
      wrong.push(`${reference} is to draw ${amountOre} øre in ${file}; there is: ${there === '' ? 'nothing' : there}`);
    }
  }
  for (const reference of records.keys())
    if (!asked.has(reference)) wrong.push(`${reference} is drawn for no collection`);
  return wrong;
}

/** What files and a person told of is booked, each once. */
export function eachPaymentBookedOnce({ facts, payments }: Pick<Evidence, 'facts' | 'payments'>): string[] {
  const told = [
    ...facts.slips.map(({ paymentId, amountOre }) => `slip ${paymentId} of ${amountOre}`),
    ...facts.answers.map(({ reference, amountOre }) => `answer to ${reference} of ${amountOre}`),
    ...facts.byHand.map(({ id, amountOre }) => `entered as ${id} of ${amountOre}`),
  ];
  const booked = payments.map(({ id, source, fiPaymentId, reference, amountOre }) => {
    if (source === 'by_hand') return `entered as ${id} of ${amountOre}`;
    return source === 'bs_slip' ? `slip ${fiPaymentId} of ${amountOre}` : `answer to ${reference} of ${amountOre}`;
  });
  const counts = new Map<string, { told: number; booked: number }>();
  const count = (key: string, what: 'told' | 'booked') => {
    const counted = counts.get(key) ?? { told: 0, booked: 0 };
    counted[what] += 1;
    counts.set(key, counted);
  };
  for (const key of told) count(key, 'told');
  for (const key of booked) count(key, 'booked');
  return [...counts].flatMap(([key, counted]) =>
    counted.told === counted.booked
      ? []
      : [`${key} øre was told ${counted.told} times and booked ${counted.booked} times`],
  );
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

/** All accounts together hold nothing, and each holds what was billed and paid. */
export function ledgerZero({ facts, invoices, oneOffs, accounts }: Evidence): string[] {
  const agreed = new Map(facts.subscriptions.map((subscription) => [subscription.id, subscription]));
  const once = new Map<string, bigint>();
  for (const { id, invoiceId } of oneOffs) {
    const fact = facts.oneOffs.find((one) => one.id === id);
    if (invoiceId !== null && fact !== undefined) once.set(invoiceId, BigInt(fact.netOre));
  }
  const billed = invoices.flatMap(({ id, subscriptionId }) => {
    const subscription = agreed.get(subscriptionId);
    if (subscription === undefined) return [];
    const net = netOf(subscription) + (once.get(id) ?? 0n);
    return [{ net, vat: vatOf(net, subscription) }];
  });
  const paid = sum([...facts.slips, ...facts.byHand, ...facts.answers].map(({ amountOre }) => BigInt(amountOre)));
  const holds = (account: string) => accounts.get(account) ?? 0n;
  const expected: readonly (readonly [string, bigint, bigint])[] = [
    ['all accounts together', sum([...accounts.values()]), 0n],
    ['the bank', holds('bank'), paid],
    ['sales', holds('sales'), -sum(billed.map(({ net }) => net))],
    ['VAT', holds('vat'), -sum(billed.map(({ vat }) => vat))],
    ['what is open of invoices', sum(invoices.map(({ openOre }) => openOre)), holds('receivables')],
    [
      'debtors less what waits and what they have to the good',
      holds('receivables') + holds('unmatched') + holds('credits'),
      sum(billed.map(({ net, vat }) => net + vat)) - paid,
    ],
  ];
  return expected.flatMap(([what, found, wanted]) =>
    found === wanted ? [] : [`${what}: ${found} øre, and not ${wanted}`],
  );
}
