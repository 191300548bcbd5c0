import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { loadTakers, type Taker } from '../../db/invoices/load-takers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { BillableLine } from '../../domain/lines/charge-lines.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { flatInTurns, groupInTurns, inTurns, jsonInTurns, setInTurns } from '../http/in-turns.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { oneOffLineRows, type OneOffLineRow } from '../lines/insert-lines.ts';
import { type debtorLineBody, MAX_WAITING } from '../lines/line-fields.ts';
import { loadPriceList } from '../lines/price-lines.ts';
import { untakenProblem } from '../lines/refuse-untaken.ts';
import { writeMessages } from '../outbox/write-messages.ts';
import { findTooLarge } from '../subscriptions/check-amount.ts';

type Body = z.output<typeof debtorLineBody>;

export type NewLine = OneOffLineRow;

interface Candidate {
  readonly id: SubscriptionId;
  readonly kind: 'single' | 'group';
  readonly debtorId: DebtorId | null;
  readonly reference: string | null;
}

const SELECT_CANDIDATES = `
select id, kind, debtor_id "debtorId", reference from subscription
where creditor_id = ? and status in ('active', 'needs_attention')
  and (debtor_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
    or kind = 'group' and reference in (select jsonb_array_elements_text(?::jsonb)))
order by id`;

/** What is to be written for each row, or why it is refused. Holds the subscriptions, as their billing does. */
export async function prepareNewLines(
  em: EntityManager,
  { creditorId, bodies }: { creditorId: CreditorId; bodies: readonly Body[] },
): Promise<(NewLine | ApiProblem)[]> {
  const candidates = await em.execute<Candidate[]>(SELECT_CANDIDATES, [
    creditorId,
    await jsonInTurns(await setInTurns(bodies, ({ debtorId }) => [debtorId])),
    await jsonInTurns(await setInTurns(bodies, ({ reference }) => (reference === null ? [] : [reference]))),
  ]);
  const choose = await chooserOf(candidates);
  const chosen = await inTurns(bodies, choose);
  const named = await setInTurns(chosen, (one) => (one instanceof ApiProblem ? [] : [one.id]));
  // The candidates are in the order of their ids.
  const ids = await flatInTurns(candidates, ({ id }) => (named.has(id) ? [id] : []));
  const subscriptions = await holdSubscriptions(em, { creditorId, ids });
  const today = await creditorToday(em, creditorId);
  const asked = await inTurns(bodies, ({ debtorId }, index) => {
    const one = chosen[index];
    const isOfGroup = one !== undefined && !(one instanceof ApiProblem) && one.kind === 'group';
    return { key: index.toString(), one, debtorId: isOfGroup ? debtorId : null };
  });
  const takers = new Map<string, Taker>();
  for (const some of chunksOf(asked)) {
    const lines = some.flatMap(({ key, one, debtorId }) =>
      one === undefined || one instanceof ApiProblem ? [] : [{ key, subscriptionId: one.id, debtorId }],
    );
    for (const [key, taker] of await loadTakers(em, lines, { today })) takers.set(key, taker);
  }
  const priceList = await loadPriceList(em, { creditorId, lines: bodies });
  const waiting = await loadLinesOf(em, [...subscriptions.keys()]);
  const outcomes = await inTurns(bodies, (body, index): NewLine | ApiProblem => {
    const { key, one, debtorId } = asked[index] ?? {};
    const subscription = one === undefined || one instanceof ApiProblem ? undefined : subscriptions.get(one.id);
    if (subscription === undefined || debtorId === undefined || key === undefined) {
      return one instanceof ApiProblem ? one : new ApiProblem('subscription_over');
    }
    const untaken = untakenProblem({ subscription, chargeOn: body.chargeOn }, { taker: takers.get(key), today });
    return untaken ?? priced(priceList, { creditorId, subscription, body: { ...body, debtorId } }, waiting);
  });
  return withAmounts(em, outcomes);
}

/** In the order of their ids, as whoever holds several does. */
async function holdSubscriptions(
  em: EntityManager,
  { creditorId, ids }: { creditorId: CreditorId; ids: readonly SubscriptionId[] },
): Promise<ReadonlyMap<SubscriptionId, Subscription>> {
  const held = new Map<SubscriptionId, Subscription>();
  for (const some of chunksOf(ids)) {
    // Nothing of them is changed: the end of the transaction does not look through them all.
    const rows = await em.find(
      Subscription,
      { creditorId, id: { $in: some } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, disableIdentityMap: true },
    );
    for (const subscription of rows) held.set(subscription.id, subscription);
  }
  return held;
}

/** Finds the subscription of each row among the debtors' own and the groups of its reference. */
async function chooserOf(candidates: readonly Candidate[]): Promise<(body: Body) => Candidate | ApiProblem> {
  const ofDebtor = await groupInTurns(candidates, ({ kind, debtorId }) => (kind === 'group' ? null : debtorId));
  const ofGroups = await groupInTurns(ofDebtor.get(null) ?? [], ({ reference }) => reference);
  return (body) => {
    const groups = body.reference === null ? [] : (ofGroups.get(body.reference) ?? []);
    return chooseSubscription([...(ofDebtor.get(body.debtorId) ?? []), ...groups], body);
  };
}

function chooseSubscription(candidates: readonly Candidate[], { debtorId, reference }: Body): Candidate | ApiProblem {
  const fitting = candidates.filter((one) =>
    one.kind === 'group'
      ? reference !== null && one.reference === reference
      : one.debtorId === debtorId && (reference === null || one.reference === reference),
  );
  const [first, ...others] = fitting;
  const path = reference === null ? '/debtorId' : '/reference';
  if (first === undefined) {
    const message = 'The debtor has no such subscription that goes on';
    return invalidField({ path, code: 'no_subscription', message });
  }
  if (others.length > 0) {
    const message = 'There are several such subscriptions: name the one by its reference';
    return invalidField({ path: '/reference', code: 'several_subscriptions', message });
  }
  return first;
}

interface KnownLines {
  readonly keys: Set<string>;
  /** How many wait for each subscription and member. */
  readonly waiting: Map<string, number>;
}

type LineFacts = Pick<
  OneOffLineRow,
  'subscriptionId' | 'debtorId' | 'itemId' | 'text' | 'quantityMicro' | 'unitPriceMicro' | 'vatCode' | 'chargeOn'
>;

const keyOf = (line: LineFacts): string =>
  JSON.stringify([
    line.subscriptionId,
    line.debtorId,
    line.itemId,
    line.text,
    line.quantityMicro.toString(),
    line.unitPriceMicro.toString(),
    line.vatCode,
    line.chargeOn,
  ]);
const whoseOf = ({ subscriptionId, debtorId }: Pick<LineFacts, 'subscriptionId' | 'debtorId'>) =>
  `${subscriptionId} ${debtorId}`;

async function loadLinesOf(em: EntityManager, subscriptionIds: readonly SubscriptionId[]): Promise<KnownLines> {
  const keys = new Set<string>();
  const waiting = new Map<string, number>();
  for (const some of chunksOf(subscriptionIds)) {
    const there = await em.find(
      OneOffLine,
      { subscriptionId: { $in: some }, withdrawnAt: null },
      { disableIdentityMap: true },
    );
    await inTurns(there, (line) => {
      keys.add(keyOf(line));
      if (line.invoiceId === null) waiting.set(whoseOf(line), (waiting.get(whoseOf(line)) ?? 0) + 1);
    });
  }
  return { keys, waiting };
}

/** The row of a line, which counts as there for the rows after it. */
function priced(
  priceList: Awaited<ReturnType<typeof loadPriceList>>,
  {
    creditorId,
    subscription,
    body,
  }: {
    creditorId: CreditorId;
    subscription: Subscription;
    body: Omit<Body, 'debtorId'> & { debtorId: DebtorId | null };
  },
  { keys, waiting }: KnownLines,
): NewLine | ApiProblem {
  try {
    const owner = { creditorId, subscriptionId: subscription.id };
    const [row] = oneOffLineRows(priceList, owner, { lines: [body], at: () => '' });
    if (row === undefined) throw new Error('no line was priced');
    const count = waiting.get(whoseOf(row)) ?? 0;
    if (count >= MAX_WAITING) {
      return new ApiProblem('too_many_one_off_lines', { detail: `At most ${MAX_WAITING} may wait for one invoice` });
    }
    if (keys.has(keyOf(row))) return THERE_ALREADY;
    keys.add(keyOf(row));
    waiting.set(whoseOf(row), count + 1);
    return row;
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    throw error;
  }
}

const THERE_ALREADY = invalidField({
  path: '/text',
  code: 'line_there_already',
  message:
    'The subscription has such a one-off line: where another one is meant, give it another text, quantity or day to be charged on',
});

/** The same, but for the first line of each subscription whose next invoice would exceed what can be asked for. */
async function withAmounts(em: EntityManager, outcomes: (NewLine | ApiProblem)[]): Promise<(NewLine | ApiProblem)[]> {
  const coming = new Map<SubscriptionId, BillableLine[]>();
  await inTurns(outcomes, (one) => {
    if (one instanceof ApiProblem) return;
    const { id, text, ...line } = one;
    const billable = { kind: 'one_off', oneOffLineId: id, itemNames: null, text: text ?? '', ...line } as const;
    const others = coming.get(one.subscriptionId);
    if (others === undefined) coming.set(one.subscriptionId, [billable]);
    else others.push(billable);
  });
  const tooLarge = new Set(await findTooLarge(em, coming));
  return inTurns(outcomes, (one) =>
    // The first of a subscription, and no other one.
    one instanceof ApiProblem || !tooLarge.delete(one.subscriptionId) ? one : new ApiProblem('amount_too_large'),
  );
}

/** Writes the lines, and tells the workflow of each subscription. */
export async function insertNewLines(
  em: EntityManager,
  { creditorId, prepared }: { creditorId: CreditorId; prepared: readonly NewLine[] },
): Promise<readonly string[]> {
  for (const some of chunksOf(prepared)) await em.insertMany(OneOffLine, some);
  const messages = await inTurns(prepared, ({ id: oneOffLineId, subscriptionId }) => {
    const workflowId = subscriptionWorkflowId(subscriptionId);
    return { kind: 'add_one_off_line', creditorId, workflowId, payload: { oneOffLineId } } as const;
  });
  await writeMessages(em, messages);
  return [];
}
