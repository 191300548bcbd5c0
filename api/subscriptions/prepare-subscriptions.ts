import { setImmediate as othersTurn } from 'node:timers/promises';
import type { RequiredEntityData } from '@mikro-orm/core';
import { v7 as uuid } from 'uuid';
import { Creditor } from '../../db/entities/creditor.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import type { EntityManager } from '../../db/orm.ts';
import { alignmentColumns, paymentTermsColumns } from '../../db/subscriptions/subscription-columns.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { flatInTurns, jsonInTurns, setInTurns } from '../http/in-turns.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { refuseTogether } from '../http/refuse-together.ts';
import type { NewMessage } from '../outbox/write-messages.ts';
import { checkFirstAmount } from './check-first-amount.ts';
import { checkMember } from './check-member.ts';
import { checkSchedule } from './check-schedule.ts';
import { type DebtorMandates, loadDebtorMandates } from './load-debtor-mandates.ts';
import { type OneOffLineRow, oneOffLineRows, type StandingLineRow, standingLineRows } from '../lines/insert-lines.ts';
import { loadPriceList, type PriceList } from '../lines/price-lines.ts';
import { mayBringLateLines, refuseLateLines } from './refuse-late-lines.ts';
import type { SubscriptionBody } from './subscription-fields.ts';

/** As many as are looked at before others get their turn. */
const BODIES_A_TURN = 50;

/** A subscription with everything that is to be written for it. */
export interface NewSubscription {
  readonly subscription: RequiredEntityData<Subscription> & {
    readonly id: SubscriptionId;
    /** Null for a group. */
    readonly debtorId: DebtorId | null;
  };
  readonly standingLines: readonly StandingLineRow[];
  readonly oneOffLines: readonly OneOffLineRow[];
  /** What starts its workflow, but for what is known of its collection only when it is written. */
  readonly message: NewMessage<'start_subscription'>;
}

interface Surroundings {
  readonly creditor: Creditor;
  /** Those of the debtors named that are the creditor's. */
  readonly debtorIds: ReadonlySet<DebtorId>;
  readonly priceList: PriceList;
  /** Of the debtors whose new subscription brings lines that its end could leave behind. */
  readonly mandates: ReadonlyMap<DebtorId, DebtorMandates>;
}

/** What is to be written for each body, in their order, or why it is refused. Few statements, however many there are; writes nothing. */
export async function prepareSubscriptions(
  em: EntityManager,
  { creditorId, bodies }: { creditorId: CreditorId; bodies: readonly SubscriptionBody[] },
): Promise<(NewSubscription | ApiProblem)[]> {
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const named = await setInTurns(bodies, ({ debtorId }) => (debtorId === null ? [] : [debtorId]));
  const debtors = await em.execute<{ id: DebtorId }[]>(
    'select id from debtor where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid)',
    [creditorId, await jsonInTurns(named)],
  );
  const debtorIds = await setInTurns(debtors, ({ id }) => [id]);
  const lines = await flatInTurns(bodies, (body) => [...body.lines, ...body.oneOffLines]);
  const priceList = await loadPriceList(em, { creditorId, lines });
  const ofLateLines = await flatInTurns(bodies, (body) =>
    body.debtorId !== null && mayBringLateLines(body) ? [body.debtorId] : [],
  );
  const mandates = await loadDebtorMandates(em, { creditorId, debtorIds: ofLateLines });
  const prepared: (NewSubscription | ApiProblem)[] = [];
  for (const [index, body] of bodies.entries()) {
    if (index % BODIES_A_TURN === BODIES_A_TURN - 1) await othersTurn();
    try {
      for (const [at, { debtorId }] of body.oneOffLines.entries()) {
        await checkMember(em, { ...body, creditorId, debtorId, path: `/oneOffLines/${at}/debtorId` });
      }
      prepared.push(prepare(body, { creditor, debtorIds, priceList, mandates }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      prepared.push(error);
    }
  }
  return prepared;
}

/** @throws ApiProblem with all that is wrong. */
function prepare(body: SubscriptionBody, { creditor, debtorIds, priceList, mandates }: Surroundings): NewSubscription {
  const { kind, debtorId, startOn, endOn, interval, alignment, charge, leadDays } = body;
  const { id: creditorId, timeZone, paymentTermsDays } = creditor;
  const paymentTerms = body.paymentTerms ?? { kind: 'net_days', days: paymentTermsDays };
  const subscriptionId = uuid() as SubscriptionId;
  const columns = {
    startOn,
    intervalUnit: interval.unit,
    intervalCount: interval.count,
    ...alignmentColumns(alignment),
    charge,
    leadDays,
    endOn,
  };
  const subscription: NewSubscription['subscription'] = {
    id: subscriptionId,
    creditorId,
    kind,
    debtorId,
    reference: body.reference,
    ...columns,
    firstPartial: body.firstPartial,
    lastPartial: body.lastPartial,
    ...paymentTermsColumns(paymentTerms),
    draftWindowDays: body.draftWindowDays,
    status: 'active',
    nextPeriodIndex: 0,
    nextPeriodFrom: startOn,
  };
  const owner = { creditorId, subscriptionId };
  let standingLines: readonly StandingLineRow[] = [];
  let oneOffLines: readonly OneOffLineRow[] = [];
  refuseTogether([
    () => checkSchedule({ start: startOn, interval, alignment }, { today: priceList.today, endOn }),
    () => checkDebtor(debtorId, debtorIds),
    () => {
      const given = { lines: body.lines, at: (index: number) => `/lines/${index}` };
      standingLines = standingLineRows(priceList, owner, given);
    },
    () => {
      const given = { lines: body.oneOffLines, at: (index: number) => `/oneOffLines/${index}` };
      oneOffLines = oneOffLineRows(priceList, owner, given);
    },
  ]);
  const ofDebtor = debtorId === null ? undefined : mandates.get(debtorId);
  refuseLateLines(body, { today: priceList.today, timeZone, paymentTerms, mandates: ofDebtor });
  checkFirstAmount(body, { standingLines, oneOffLines, priceList });
  const workflowId = subscriptionWorkflowId(subscriptionId);
  const payload = { kind, timeZone, ...columns };
  return {
    subscription,
    standingLines,
    oneOffLines,
    message: { kind: 'start_subscription', creditorId, workflowId, payload },
  };
}

function checkDebtor(debtorId: DebtorId | null, debtorIds: ReadonlySet<DebtorId>): void {
  if (debtorId === null || debtorIds.has(debtorId)) return;
  throw invalidField({ path: '/debtorId', code: 'not_found', message: 'There is no such debtor' });
}
