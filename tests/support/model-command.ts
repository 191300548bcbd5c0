import { expect } from '@jest/globals';
import type * as fc from 'fast-check';
import type { Answer, CallOptions, TestApi } from '../../api/test-api.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { dateOf, modelPeriod } from './model-calendar.ts';
import { holdOf, lastDayOf } from './model-standstill.ts';
import { billedThrough, catchUp, type ModelRefusal, type ModelSubscription, nextPeriod } from './model-subscription.ts';

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

export const NOT_REACHED = 'debtor_without_email';
const SETTLES_WITHIN_MS = 20_000;
const POLL_MS = 25;

/** Kroner as the API writes them. */
export const kroner = (ore: bigint) =>
  `${ore < 0n ? '-' : ''}${abs(ore) / 100n}.${`${abs(ore) % 100n}`.padStart(2, '0')}`;
const abs = (ore: bigint) => (ore < 0n ? -ore : ore);

export const send = (
  { api, key }: Real,
  method: 'post' | 'put' | 'patch' | 'delete',
  path: string,
  options: CallOptions = {},
) => api.call(method, path, { key, ...options });
export const pathOf = ({ subscriptionId }: Real) => `/v1/subscriptions/${subscriptionId}`;

/** A command that is refused in some states of the model; refused, it changes nothing. */
export function command<Given>(
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
        expect([name, refusalIn(answer)]).toEqual([name, refused]);
        expect(await readAll(real)).toEqual(before);
      }
      await expectAsModelled(modelled.subscription, real);
    },
  };
}

function refusalIn({ status, body: { code, errors } }: Answer): ModelRefusal {
  return errors === undefined
    ? { status, code }
    : { status, code, field: { path: errors[0].path, code: errors[0].code } };
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
  const giveUpAt = performance.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const all = await readAll(real);
    const shown = shownByApi(all, model);
    if (JSON.stringify(shown) === JSON.stringify(expected) || performance.now() > giveUpAt) {
      expect(shown).toEqual(expected);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const dateAt = (instant: string) => civilDateAt({ epochMs: Date.parse(instant), zone: 'Europe/Copenhagen' });

function shownOf(model: ModelSubscription): unknown {
  const [period, through] = [nextPeriod(model), billedThrough(model)];
  return {
    status: model.status,
    attention: model.status === 'needs_attention' ? NOT_REACHED : null,
    endOn: model.endOn === null ? null : dateOf(model.endOn),
    billedThrough: through === null ? null : dateOf(through),
    nextPeriod: period === null ? null : { from: dateOf(period.from), to: dateOf(period.to) },
    ...standstillOf(model),
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

/** Pauses that are over before the next period, and skips of past ones, are of no interest any more. */
function standstillOf(model: ModelSubscription) {
  const { schedule, nextIndex, pauses, skips, today } = model;
  const { from: nextFrom } = modelPeriod(schedule, nextIndex);
  const period = nextPeriod(model);
  const hold = period === null ? null : holdOf(model, { index: nextIndex, from: period.from, on: today });
  return {
    pauses: pauses
      .filter((pause) => lastDayOf(pause) >= nextFrom)
      .map(({ id, from, to, missed }) => ({ id, from: dateOf(from), to: to === null ? null : dateOf(to), missed })),
    skips: skips
      .filter((index) => index >= nextIndex)
      .toSorted((one, other) => one - other)
      .map((index) => dateOf(modelPeriod(schedule, index).from)),
    held: hold?.kind === 'held' ? { until: hold.until === null ? null : dateOf(hold.until) } : null,
  };
}

function shownByApi(
  { subscription, invoices, oneOffs }: Awaited<ReturnType<typeof readAll>>,
  model: ModelSubscription,
) {
  const { status, attention, endOn, billedThrough: through, nextPeriod: period, pauses, skips, held } = subscription;
  const places = new Map(invoices.map(({ id }: { id: string }, place: number) => [id, place]));
  const own = new Set(model.oneOffs.map(({ id }) => id));
  return {
    status,
    attention: attention?.code ?? null,
    endOn,
    billedThrough: through,
    nextPeriod: period === null ? null : { from: period.from, to: period.to },
    pauses: pauses.map(({ id, from, to, missed }: Record<string, string | null>) => ({ id, from, to, missed })),
    skips: skips.map(({ from }: { from: string }) => from),
    held: held === null ? null : { until: held.until === null ? null : dateAt(held.until) },
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
