import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import * as fc from 'fast-check';
import type { Answer, CallOptions, TestApi } from '../../api/test-api.ts';
import { dateOf, type Day, modelPeriod } from './model-calendar.ts';
import {
  billedThrough,
  billingDay,
  billNext,
  billNowRefusal,
  catchUp,
  endDateRefusal,
  isOver,
  type ModelLine,
  type ModelRefusal,
  type ModelSubscription,
  nextPeriod,
} from './model-subscription.ts';

/** The model of a subscription as far as the commands have come. */
export interface Modelled {
  subscription: ModelSubscription;
}

/** The subscription itself, behind the API. */
export interface Real {
  readonly api: TestApi;
  readonly key: string;
  readonly debtorId: string;
  readonly subscriptionId: string;
}

export type Command = fc.AsyncCommand<Modelled, Real>;

const REFUSED: ModelRefusal = { status: 409, code: 'subscription_over' };
const NOT_REACHED = 'debtor_without_email';
const SETTLES_WITHIN_MS = 20_000;
const POLL_MS = 25;
const PREVIEWED = 3;
const CLOSE_DAYS = 4;

/** Kroner as the API writes them. */
const kroner = (ore: bigint) => `${ore < 0n ? '-' : ''}${abs(ore) / 100n}.${`${abs(ore) % 100n}`.padStart(2, '0')}`;
const abs = (ore: bigint) => (ore < 0n ? -ore : ore);
const lineBody = ({ priceOre, vatCode }: ModelLine) => ({
  text: 'Ydelse',
  quantity: '1',
  unitPrice: kroner(priceOre),
  vatCode,
});

const send = ({ api, key }: Real, method: 'post' | 'put' | 'patch', path: string, options: CallOptions = {}) =>
  api.call(method, path, { key, ...options });
const pathOf = ({ subscriptionId }: Real) => `/v1/subscriptions/${subscriptionId}`;

/** A command that is refused in some states of the model; refused, it changes nothing. */
function command<Given>(
  name: string,
  given: Given,
  {
    refusal,
    carryOut,
    become,
  }: {
    refusal: (model: ModelSubscription, given: Given) => ModelRefusal | null;
    carryOut: (real: Real, given: Given, model: ModelSubscription) => Promise<Answer>;
    become: (model: ModelSubscription, given: Given, answer: Answer) => ModelSubscription;
  },
): Command {
  return {
    check: () => true,
    toString: () =>
      `${name}(${JSON.stringify(given, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))})`,
    async run(modelled, real) {
      const model = modelled.subscription;
      const refused = refusal(model, given);
      const before = refused === null ? null : await readAll(real);
      const answer = await carryOut(real, given, model);
      if (refused === null) {
        expect([name, answer.status < 300, answer.body.code]).toEqual([name, true, undefined]);
        modelled.subscription = catchUp(become(model, given, answer));
      } else {
        expect({ status: answer.status, code: answer.body.code }).toEqual(refused);
        expect(await readAll(real)).toEqual(before);
      }
      await expectAsModelled(modelled.subscription, real);
    },
  };
}

const refusedWhenOver = (model: ModelSubscription) => (isOver(model) ? REFUSED : null);

type GivenOneOff = ModelLine & { readonly chargeInDays: number | null };

/** Sent twice with one Idempotency-Key: it is added once. */
export const addOneOff = (given: GivenOneOff) =>
  command('addOneOff', given, {
    refusal: refusedWhenOver,
    async carryOut(real, { chargeInDays, ...line }, { today }) {
      const chargeOn = chargeInDays === null ? null : dateOf(today + chargeInDays);
      const once = { body: { ...lineBody(line), chargeOn }, headers: { 'idempotency-key': randomUUID() } };
      const answer = await send(real, 'post', `${pathOf(real)}/one-off-lines`, once);
      const again = await send(real, 'post', `${pathOf(real)}/one-off-lines`, once);
      expect(again.status).toBe(answer.status);
      if (answer.status < 300) expect(again.body).toEqual(answer.body);
      return answer;
    },
    become(model, { chargeInDays, ...line }, answer) {
      const chargeOn = chargeInDays === null ? null : model.today + chargeInDays;
      return { ...model, oneOffs: [...model.oneOffs, { ...line, id: answer.body.id, chargeOn, invoice: null }] };
    },
  });

export const replaceLines = (lines: readonly ModelLine[]) =>
  command('replaceLines', lines, {
    refusal: refusedWhenOver,
    carryOut: (real) => send(real, 'put', `${pathOf(real)}/lines`, { body: { lines: lines.map(lineBody) } }),
    become: (model) => ({ ...model, lines }),
  });

/** That day, or one that is not close to today: what is due then depends on the hour. */
const awayFrom = (today: Day, day: Day) => (Math.abs(day + 1 - today) <= 1 ? day + CLOSE_DAYS : day);

/** Some days after the first day of the next period, or before it where they are below zero. Null takes the end date away. */
export const setEndDate = (afterDays: number | null) => {
  const endOf = (model: ModelSubscription): Day | null =>
    afterDays === null ? null : awayFrom(model.today, modelPeriod(model.schedule, model.nextIndex).from + afterDays);
  return command('setEndDate', afterDays, {
    refusal: (model) => endDateRefusal(model, endOf(model)),
    carryOut(real, _given, model) {
      const endOn = endOf(model);
      return send(real, 'put', `${pathOf(real)}/end-date`, { body: { endOn: endOn === null ? null : dateOf(endOn) } });
    },
    become: (model) => ({ ...model, endOn: endOf(model) }),
  });
};

/** The next period, or another one where `late` says so. */
export const billNow = (lateDays: number) => {
  const fromOf = (model: ModelSubscription) => (nextPeriod(model)?.from ?? model.schedule.start) + lateDays;
  return command('billNow', lateDays, {
    refusal: (model) => billNowRefusal(model, fromOf(model)),
    carryOut: (real, _given, model) =>
      send(real, 'post', `${pathOf(real)}/bill-now`, { body: { periodFrom: dateOf(fromOf(model)) } }),
    become: (model) => ({ ...model, askedThrough: Math.max(model.askedThrough, model.nextIndex) }),
  });
};

const cancel = () =>
  command('cancel', null, {
    refusal: refusedWhenOver,
    carryOut: (real) => send(real, 'post', `${pathOf(real)}/cancel`),
    become: (model) => ({ ...model, status: 'cancelled' }),
  });

const retry = () =>
  command('retry', null, {
    refusal: refusedWhenOver,
    carryOut: (real) => send(real, 'post', `${pathOf(real)}/retry`),
    become: (model) => model,
  });

/** Takes the debtor's e-mail address away, or gives one. */
export const setReachable = (reachable: boolean) =>
  command('setReachable', reachable, {
    refusal: () => null,
    carryOut: (real) =>
      send(real, 'patch', `/v1/debtors/${real.debtorId}`, { body: { email: reachable ? 'et@prove.example' : null } }),
    become: (model) => ({ ...model, reachable }),
  });

/** Shows the next periods as the model would bill them, and changes nothing: that is seen at the next command. */
const preview = (): Command => ({
  check: () => true,
  toString: () => 'preview()',
  async run({ subscription }, real) {
    const { body } = await real.api.call('get', `${pathOf(real)}/preview?periods=${PREVIEWED}`, { key: real.key });
    const shown = body.periods.map(({ from, to, settled, invoice, obstacle }: Record<string, Previewed>) => ({
      from,
      to,
      settled,
      issuedOn: invoice?.issuedOn ?? null,
      total: invoice?.total ?? null,
      obstacle: obstacle?.code ?? null,
    }));
    expect(shown).toEqual(previewed(subscription));
  },
});

type Previewed = { readonly issuedOn: string; readonly total: string; readonly code: string } | null;

function previewed(model: ModelSubscription): unknown[] {
  const periods: unknown[] = [];
  let [coming, earliest] = [model, model.today];
  for (let period = nextPeriod(coming); period !== null && periods.length < PREVIEWED; period = nextPeriod(coming)) {
    const issuedOn = Math.max(earliest, billingDay(coming, period));
    const outcome = billNext(coming, { period, issuedOn });
    const { from, to } = period;
    const shown = { from: dateOf(from), to: dateOf(to), settled: null, issuedOn: null, total: null, obstacle: null };
    if (outcome.kind === 'invoice') {
      const { netOre, vatOre } = outcome.invoice;
      periods.push({ ...shown, issuedOn: dateOf(issuedOn), total: kroner(netOre + vatOre) });
    } else {
      periods.push({ ...shown, ...(outcome.kind === 'settled' ? { settled: 'free' } : { obstacle: NOT_REACHED }) });
    }
    if (outcome.kind === 'invoice') earliest = issuedOn;
    coming = outcome.kind === 'obstacle' ? { ...coming, nextIndex: coming.nextIndex + 1 } : outcome.after;
  }
  return periods;
}

async function readAll({ api, key, subscriptionId }: Real) {
  const read = async (path: string) => (await api.call('get', path, { key })).body;
  const [subscription, invoices, oneOffs] = await Promise.all([
    read(`/v1/subscriptions/${subscriptionId}`),
    read(`/v1/invoices?subscriptionId=${subscriptionId}&limit=100`),
    read(`/v1/subscriptions/${subscriptionId}/one-off-lines?limit=100`),
  ]);
  // Mails are sent in their own time, and what needs attention may be tried again meanwhile.
  const documents = invoices.data.map(({ mailStatus: _status, ...invoice }: Record<string, unknown>) => invoice);
  const { updatedAt: _at, ...agreed } = subscription;
  return { subscription: agreed, invoices: documents.toReversed(), oneOffs: oneOffs.data.toReversed() };
}

/** What the API shows is what the model holds, once it has come to rest. */
export async function expectAsModelled(model: ModelSubscription, real: Real): Promise<void> {
  const expected = shownOf(model);
  const giveUpAt = Date.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const all = await readAll(real);
    const shown = shownByApi(all, model);
    if (JSON.stringify(shown) === JSON.stringify(expected) || Date.now() > giveUpAt) {
      expect(shown).toEqual(expected);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function shownOf(model: ModelSubscription): unknown {
  const [period, through] = [nextPeriod(model), billedThrough(model)];
  return {
    status: model.status,
    attention: model.status === 'needs_attention' ? NOT_REACHED : null,
    endOn: model.endOn === null ? null : dateOf(model.endOn),
    billedThrough: through === null ? null : dateOf(through),
    nextPeriod: period === null ? null : { from: dateOf(period.from), to: dateOf(period.to) },
    invoices: model.invoices.map(({ from, to, netOre, vatOre, issuedOn }, index) => ({
      number: `${index + 1}`,
      periodFrom: dateOf(from),
      periodTo: dateOf(to),
      issuedOn: dateOf(issuedOn),
      net: kroner(netOre),
      vat: kroner(vatOre),
      total: kroner(netOre + vatOre),
    })),
    oneOffs: model.oneOffs.filter(({ id }) => id !== null).map(({ id, invoice }) => ({ id, invoice })),
  };
}

function shownByApi(
  { subscription, invoices, oneOffs }: Awaited<ReturnType<typeof readAll>>,
  model: ModelSubscription,
) {
  const { status, attention, endOn, billedThrough: through, nextPeriod: period } = subscription;
  const places = new Map(invoices.map(({ id }: { id: string }, place: number) => [id, place]));
  const own = new Set(model.oneOffs.map(({ id }) => id));
  return {
    status,
    attention: attention?.code ?? null,
    endOn,
    billedThrough: through,
    nextPeriod: period === null ? null : { from: period.from, to: period.to },
    invoices: invoices.map(({ number, periodFrom, periodTo, issuedOn, net, vat, total }: Record<string, string>) => ({
      number,
      periodFrom,
      periodTo,
      issuedOn,
      net,
      vat,
      total,
    })),
    oneOffs: oneOffs
      .filter(({ id }: { id: string }) => own.has(id))
      .map(({ id, invoiceId }: { id: string; invoiceId: string | null }) => ({
        id,
        invoice: invoiceId === null ? null : (places.get(invoiceId) ?? 'unknown'),
      })),
  };
}

const anyVat = fc.constantFrom('standard' as const, 'exempt' as const);
const anyLine = fc.record({ priceOre: fc.bigInt({ min: 1n, max: 50_000n }), vatCode: anyVat });
export const anyOneOff = fc.record({
  priceOre: fc.bigInt({ min: -90_000n, max: 50_000n }),
  vatCode: anyVat,
  chargeInDays: fc.option(fc.constantFrom(-3, 0, 12, 40)),
});
export const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 3 });

/** One arbitrary for each command; a new one takes its place here. Their weight is how often they stand here. */
export const COMMANDS: readonly fc.Arbitrary<Command>[] = [
  anyOneOff.map(addOneOff),
  anyLines.map(replaceLines),
  fc.option(fc.integer({ min: -10, max: 45 }), { freq: 4 }).map(setEndDate),
  fc.constant(0).map(billNow),
  fc.constantFrom(0, 1, 30).map(billNow),
  fc.constant(null).map(retry),
  fc.boolean().map(setReachable),
  fc.constant(null).map(preview),
  // A subscription that is over takes no more commands: it seldom comes early.
  fc.constantFrom(...[1, 2, 3].map(() => preview()), cancel()),
];
