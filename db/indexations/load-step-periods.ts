import { collectedTurn } from '../../domain/collections/collected-billing-day.ts';
import { createPaymentDates } from '../../domain/collections/payment-dates.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { StepPeriods } from '../../domain/indexations/indexation-steps.ts';
import { planTurn } from '../../domain/subscriptions/plan-turns.ts';
import { loadInvoiceFacts } from '../invoices/load-invoice-facts.ts';
import type { EntityManager } from '../orm.ts';

/** When the periods of a subscription on one debtor are billed, what Betalingsservice draws too. @throws Error where there is none. */
export async function loadStepPeriods(em: EntityManager, subscriptionId: SubscriptionId): Promise<StepPeriods> {
  const found = await loadInvoiceFacts(em, { subscriptionId });
  if (found === null) throw new Error(`subscription ${subscriptionId} has no debtor`);
  const { schedule, nextPeriodIndex, billing, collected, facts } = found;
  const paymentDates = createPaymentDates({ zone: facts.timeZone, rules: facts.collectionRules });
  return {
    schedule,
    nextPeriodIndex,
    billingDayOf(periodIndex) {
      const turn = planTurn(found, periodIndex);
      if (turn === null) return null;
      const ordinary = { ordinaryOn: turn.billingDay, charge: billing.charge };
      return collectedTurn(ordinary, collected, paymentDates).billingDay;
    },
  };
}
