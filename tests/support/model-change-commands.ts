import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import * as fc from 'fast-check';
import { dateOf, type Day, modelPeriod } from './model-calendar.ts';
import {
  effectiveIndex,
  type ModelEffective,
  pauseRefusal,
  priceChangeRefusal,
  resumeRefusal,
  skipRefusal,
  unskipRefusal,
  withPrice,
} from './model-changes.ts';
import { type Command, command, kroner, pathOf, send } from './model-command.ts';
import { type ModelPause, resumedOn, withPause } from './model-standstill.ts';
import type { ModelSubscription } from './model-subscription.ts';

interface GivenPause extends Pick<ModelPause, 'missed'> {
  /** After the first day of the next period; before it where it is below zero. */
  readonly afterDays: number;
  /** How many days the last one lies after the first; null for no end. */
  readonly lastsDays: number | null;
}

const pause = (given: GivenPause) => {
  const daysOf = ({ schedule, nextIndex }: ModelSubscription) => {
    const from = modelPeriod(schedule, nextIndex).from + given.afterDays;
    return { from, to: given.lastsDays === null ? null : from + given.lastsDays };
  };
  return command('pause', given, {
    refusal: (model) => pauseRefusal(model, daysOf(model)),
    carryOut(real, { missed }, model) {
      const { from, to } = daysOf(model);
      const body = { from: dateOf(from), to: to === null ? null : dateOf(to), missed };
      return send(real, 'post', `${pathOf(real)}/pauses`, { body });
    },
    become: (model, { missed }, answer) => ({
      ...model,
      pauses: withPause(model, { id: answer.body.id, ...daysOf(model), missed }),
    }),
  });
};

interface GivenResume {
  /** Among the pauses, past ones too. */
  readonly place: number;
  /** The first day that is not paused, counted from today; null where today goes without saying. */
  readonly inDays: number | null;
}

/** Ends a pause, or one that there is not. */
export const resume = (given: GivenResume) => {
  const pauseOf = ({ pauses }: ModelSubscription) => pauses[given.place % Math.max(pauses.length, 1)] ?? null;
  const onOf = ({ today }: ModelSubscription) => today + (given.inDays ?? 0);
  return command('resume', given, {
    refusal: (model) => resumeRefusal(model, { pause: pauseOf(model), on: onOf(model) }),
    carryOut(real, { inDays }, model) {
      const id = pauseOf(model)?.id ?? randomUUID();
      const body = inDays === null ? {} : { from: dateOf(onOf(model)) };
      return send(real, 'post', `${pathOf(real)}/pauses/${id}/resume`, { body });
    },
    become: (model) => ({ ...model, pauses: resumedOn(model, { id: pauseOf(model)?.id ?? '', on: onOf(model) }) }),
  });
};

/** Some periods after the next one, or before it; a day on which none begins where it is some days late. */
export const skip = (given: { readonly ahead: number; readonly lateDays: number }) => {
  const indexOf = ({ nextIndex }: ModelSubscription) => nextIndex + given.ahead;
  const fromOf = (model: ModelSubscription) => modelPeriod(model.schedule, indexOf(model)).from + given.lateDays;
  return command('skip', given, {
    refusal: (model) => skipRefusal(model, fromOf(model)),
    carryOut: (real, _given, model) =>
      send(real, 'post', `${pathOf(real)}/skips`, { body: { periodFrom: dateOf(fromOf(model)) } }),
    become: (model) => ({ ...model, skips: [...new Set([...model.skips, indexOf(model)])] }),
  });
};

/** One of the skips, past ones too; the next period where there is none. */
const unskip = (place: number) => {
  const indexOf = ({ skips, nextIndex }: ModelSubscription) => skips[place % Math.max(skips.length, 1)] ?? nextIndex;
  const fromOf = (model: ModelSubscription) => modelPeriod(model.schedule, indexOf(model)).from;
  return command('unskip', place, {
    refusal: (model) => unskipRefusal(model, fromOf(model)),
    carryOut: (real, _given, model) => send(real, 'delete', `${pathOf(real)}/skips/${dateOf(fromOf(model))}`),
    become: (model) => ({ ...model, skips: model.skips.filter((index) => index !== indexOf(model)) }),
  });
};

interface GivenPrice {
  /** Of the standing line. */
  readonly place: number;
  readonly priceOre: bigint;
  /** The day it is asked for from, counted from today; null for the next period. */
  readonly inDays: number | null;
}

const changePrice = (given: GivenPrice) => {
  const effectiveOf = ({ today, schedule }: ModelSubscription): ModelEffective =>
    given.inDays === null
      ? { asked: Math.max(today + 1, schedule.start), path: '/effective' }
      : { asked: today + given.inDays, path: '/on' };
  const indexOf = (model: ModelSubscription) => effectiveIndex(model, effectiveOf(model).asked);
  const firstDayOf = (model: ModelSubscription): Day => modelPeriod(model.schedule, indexOf(model)).from;
  return command('changePrice', given, {
    refusal: (model) => priceChangeRefusal(model, { ...given, ...effectiveOf(model) }),
    async carryOut(real, { place, priceOre, inDays }, model) {
      const on = dateOf(effectiveOf(model).asked);
      const effective = inDays === null ? { effective: 'next_period' } : { effective: 'date', on };
      const body = { ...effective, unitPrice: kroner(priceOre) };
      const answer = await send(real, 'post', `${pathOf(real)}/lines/${place + 1}/changes`, { body });
      if (answer.status < 300) expect(answer.body.effectiveOn).toBe(dateOf(firstDayOf(model)));
      return answer;
    },
    become: (model, { place, priceOre }) => ({
      ...model,
      priceChanges: withPrice(model, { place, priceOre, index: indexOf(model) }),
    }),
  });
};

const anyPlace = fc.nat({ max: 3 });
const anyPause = fc.record({
  afterDays: fc.constantFrom(-3, 0, 0, 20),
  lastsDays: fc.option(fc.constantFrom(-1, 2, 2, 20, 45), { freq: 4 }),
  missed: fc.constantFrom('skip' as const, 'bill' as const, 'bill' as const),
});
const anyResume = fc.record({
  place: anyPlace,
  inDays: fc.option(fc.constantFrom(-1, 0, 12, 60), { freq: 1 }),
});
const anySkip = fc.record({ ahead: fc.constantFrom(0, 0, 1, 2, -1), lateDays: fc.constantFrom(0, 0, 0, 3) });
const anyOre = fc.bigInt({ min: 1n, max: 50_000n });
const anyPrice = fc.record({
  place: fc.constantFrom(0, 0, 0, 0, 1, 3),
  priceOre: anyOre,
  inDays: fc.option(fc.constantFrom(5, 40, 40, -5, -60), { freq: 2 }),
});

/** Two prices of one line, from the next period and from a later one. */
export const anyPriceSteps = fc
  .tuple(anyOre, anyOre)
  .map((prices) => prices.map((priceOre, step) => changePrice({ place: 0, priceOre, inDays: step === 0 ? null : 25 })));

/** What has been paused or left out is taken up again: both come more often than that. */
export const CHANGE_COMMANDS: readonly fc.Arbitrary<Command>[] = [
  anyPause.map(pause),
  anyPause.map(pause),
  anyResume.map(resume),
  anySkip.map(skip),
  anySkip.map(skip),
  anyPlace.map(unskip),
  anyPrice.map(changePrice),
  anyPrice.map(changePrice),
];
