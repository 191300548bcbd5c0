import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import * as fc from 'fast-check';
import { dateOf, type Day, modelPeriod } from './model-calendar.ts';
import { CHANGE_COMMANDS } from './model-change-commands.ts';
import { cancelled, refusedWhenOver } from './model-changes.ts';
import { type Command, command, kroner, NOT_REACHED, pathOf, type Real, send } from './model-command.ts';
import {
  billNowRefusal,
  catchUp,
  endDateRefusal,
  foreseeNext,
  type ModelLine,
  type ModelOutcome,
  type ModelSubscription,
  nextPeriod,
  untakenRefusal,
} from './model-subscription.ts';

const PREVIEWED = 3;
const CLOSE_DAYS = 4;

const lineBody = ({ priceOre, vatCode }: ModelLine) => ({
  text: 'Ydelse',
  quantity: '1',
  unitPrice: kroner(priceOre),
  vatCode,
});

type GivenOneOff = ModelLine & { readonly chargeInDays: number | null };

/** Sent twice with one Idempotency-Key: it is added once. */
export const addOneOff = (given: GivenOneOff) =>
  command('addOneOff', given, {
    refusal: (model, { chargeInDays }) =>
      refusedWhenOver(model) ?? untakenRefusal(model, chargeInDays === null ? null : model.today + chargeInDays),
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
    become: (model) => ({ ...model, lines, priceChanges: [] }),
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

const firstFrom = (model: ModelSubscription) => nextPeriod(model)?.from ?? model.schedule.start;
const secondFrom = ({ schedule, nextIndex }: ModelSubscription) => modelPeriod(schedule, nextIndex + 1).from;
const asked = (model: ModelSubscription) => ({ ...model, askedThrough: Math.max(model.askedThrough, model.nextIndex) });
const ask = (real: Real, from: Day) =>
  send(real, 'post', `${pathOf(real)}/bill-now`, { body: { periodFrom: dateOf(from) } });

/** The next period and the one after it, asked for while the first is being billed, as somebody does who clicks twice. */
export const billTwice = () =>
  command('billTwice', null, {
    refusal: (model) => billNowRefusal(model, firstFrom(model)),
    async carryOut(real, _given, model) {
      const first = ask(real, firstFrom(model));
      if (billNowRefusal(model, firstFrom(model)) !== null) return first;
      let isDecided = false;
      const answer = first.finally(() => (isDecided = true));
      for (let isLast = false; ; isLast = isDecided) {
        const second = await ask(real, secondFrom(model));
        if (second.status >= 300 && !isLast) continue;
        const refused = billNowRefusal(catchUp(asked(model)), secondFrom(model));
        expect(['billTwice', second.status]).toEqual(['billTwice', refused?.status ?? 202]);
        return answer;
      }
    },
    become(model) {
      const once = catchUp(asked(model));
      return billNowRefusal(once, secondFrom(model)) === null ? asked(once) : once;
    },
  });

const cancel = () =>
  command('cancel', null, {
    refusal: refusedWhenOver,
    carryOut: (real) => send(real, 'post', `${pathOf(real)}/cancel`),
    become: cancelled,
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
    const shown = body.periods.map(({ from, to, held, settled, invoice, obstacle }: Record<string, Previewed>) => ({
      from,
      to,
      held,
      settled,
      issuedOn: invoice?.issuedOn ?? null,
      total: invoice?.total ?? null,
      obstacle: obstacle?.code ?? null,
    }));
    expect(shown).toEqual(previewed(subscription));
  },
});

type Previewed = { readonly issuedOn: string; readonly total: string; readonly code: string } | null;

const NOTHING = { held: false, settled: null, issuedOn: null, total: null, obstacle: null };

function previewedOutcome(outcome: ModelOutcome): Partial<Record<keyof typeof NOTHING, unknown>> {
  if (outcome.kind === 'held') return { held: true };
  if (outcome.kind === 'settled') return { settled: outcome.why };
  if (outcome.kind === 'obstacle') return { obstacle: NOT_REACHED };
  const { netOre, vatOre, issuedOn } = outcome.invoice;
  return { issuedOn: dateOf(issuedOn), total: kroner(netOre + vatOre) };
}

function previewed(model: ModelSubscription): unknown[] {
  const periods: unknown[] = [];
  let [coming, earliest] = [model, model.today];
  for (let period = nextPeriod(coming); period !== null && periods.length < PREVIEWED; period = nextPeriod(coming)) {
    const { on, outcome } = foreseeNext(coming, { period, earliest });
    periods.push({ ...NOTHING, from: dateOf(period.from), to: dateOf(period.to), ...previewedOutcome(outcome) });
    // All that follows waits as well.
    if (outcome.kind === 'held') break;
    earliest = on;
    coming = outcome.kind === 'obstacle' ? { ...coming, nextIndex: coming.nextIndex + 1 } : outcome.after;
  }
  return periods;
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
  fc.constant(null).map(billTwice),
  fc.constant(null).map(retry),
  fc.boolean().map(setReachable),
  fc.constant(null).map(preview),
  ...CHANGE_COMMANDS,
  // A subscription that is over takes no more commands: it seldom comes early.
  fc.constantFrom(...[1, 2, 3].map(() => preview()), cancel()),
];
