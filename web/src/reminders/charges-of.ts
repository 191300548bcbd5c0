import type { components } from '../api/schema.ts';
import { amountOf, oreOf } from '../format/amounts.ts';

type Reminder = components['schemas']['Reminder'];
type Charge = components['schemas']['ReminderWaiver']['charge'];

/** What a reminder charges, in the order in which it is shown. */
export const CHARGES = ['fee', 'compensation', 'interest'] as const satisfies readonly Charge[];

/** What of each charge of a reminder has not been taken back, without those of which nothing is left. */
export function chargesLeft(reminder: Pick<Reminder, Charge | 'waivers'>): { charge: Charge; left: string }[] {
  return CHARGES.map((charge) => {
    const waived = reminder.waivers.filter((waiver) => waiver.charge === charge);
    const leftOre = waived.reduce((ore, { amount }) => ore - oreOf(amount), oreOf(reminder[charge]));
    return { charge, leftOre };
  })
    .filter(({ leftOre }) => leftOre > 0n)
    .map(({ charge, leftOre }) => ({ charge, left: amountOf(leftOre) }));
}
