import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { loadTakers } from '../../db/invoices/load-takers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { oneOffLineRows, type OneOffLineRow } from '../lines/insert-lines.ts';
import { type debtorLineBody, MAX_WAITING } from '../lines/line-fields.ts';
import { loadPriceList } from '../lines/price-lines.ts';
import { untakenProblem } from '../lines/refuse-untaken.ts';
import { writeMessages } from '../outbox/write-messages.ts';
import { checkAmount } from '../subscriptions/check-amount.ts';

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
    JSON.stringify(bodies.map(({ debtorId }) => debtorId)),
    JSON.stringify(bodies.flatMap(({ reference }) => reference ?? [])),
  ]);
  const chosen = bodies.map((body) => chooseSubscription(candidates, body));
  const ids = chosen.flatMap((one) => (one instanceof ApiProblem ? [] : one.id)).toSorted();
  const held = await em.find(
    Subscription,
    { creditorId, id: { $in: [...new Set(ids)] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const subscriptions = new Map(held.map((subscription) => [subscription.id, subscription]));
  const today = await creditorToday(em, creditorId);
  const asked = bodies.map(({ debtorId }, index) => {
    const one = chosen[index];
    const isOfGroup = one !== undefined && !(one instanceof ApiProblem) && one.kind === 'group';
    return { key: index.toString(), one, debtorId: isOfGroup ? debtorId : null };
  });
  const takers = await loadTakers(
    em,
    asked.flatMap(({ key, one, debtorId }) =>
      one === undefined || one instanceof ApiProblem ? [] : [{ key, subscriptionId: one.id, debtorId }],
    ),
    { today },
  );
  const priceList = await loadPriceList(em, { creditorId, lines: bodies });
  const waiting = await loadLinesOf(em, [...subscriptions.keys()]);
  const outcomes: (NewLine | ApiProblem)[] = [];
  for (const [index, body] of bodies.entries()) {
    const { key, one, debtorId } = asked[index] ?? {};
    const subscription = one === undefined || one instanceof ApiProblem ? undefined : subscriptions.get(one.id);
    if (subscription === undefined || debtorId === undefined || key === undefined) {
      outcomes.push(one instanceof ApiProblem ? one : new ApiProblem('subscription_over'));
      continue;
    }
    const untaken = untakenProblem({ subscription, chargeOn: body.chargeOn }, { taker: takers.get(key), today });
    outcomes.push(untaken ?? priced(priceList, { creditorId, subscription, body: { ...body, debtorId } }, waiting));
  }
  return withAmounts(em, outcomes);
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
  const there = await em.find(
    OneOffLine,
    { subscriptionId: { $in: [...subscriptionIds] }, withdrawnAt: null },
    { disableIdentityMap: true },
  );
  const waiting = new Map<string, number>();
  for (const line of there) {
    if (line.invoiceId === null) waiting.set(whoseOf(line), (waiting.get(whoseOf(line)) ?? 0) + 1);
  }
  return { keys: new Set(there.map(keyOf)), waiting };
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
async function withAmounts(
  em: EntityManager,
  outcomes: readonly (NewLine | ApiProblem)[],
): Promise<(NewLine | ApiProblem)[]> {
  const rows = outcomes.flatMap((one) => (one instanceof ApiProblem ? [] : [one]));
  const refused = new Map<NewLine, ApiProblem>();
  for (const [subscriptionId, lines] of Map.groupBy(rows, (row) => row.subscriptionId)) {
    try {
      const coming = lines.map(
        ({ id, text, ...line }) =>
          ({ kind: 'one_off', oneOffLineId: id, itemNames: null, text: text ?? '', ...line }) as const,
      );
      await checkAmount(em, subscriptionId, coming);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const [first] = lines;
      if (first !== undefined) refused.set(first, error);
    }
  }
  return outcomes.map((one) => (one instanceof ApiProblem ? one : (refused.get(one) ?? one)));
}

/** As many rows as one statement writes. */
const ROWS_A_STATEMENT = 500;

/** Writes the lines, and tells the workflow of each subscription. */
export async function insertNewLines(
  em: EntityManager,
  { creditorId, prepared }: { creditorId: CreditorId; prepared: readonly NewLine[] },
): Promise<readonly string[]> {
  for (let start = 0; start < prepared.length; start += ROWS_A_STATEMENT) {
    await em.insertMany(OneOffLine, prepared.slice(start, start + ROWS_A_STATEMENT));
  }
  const messages = prepared.map(({ id: oneOffLineId, subscriptionId }) => {
    const workflowId = subscriptionWorkflowId(subscriptionId);
    return { kind: 'add_one_off_line', creditorId, workflowId, payload: { oneOffLineId } } as const;
  });
  await writeMessages(em, messages);
  return [];
}
