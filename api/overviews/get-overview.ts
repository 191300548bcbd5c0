import type { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { loadNextDeadline } from '../../db/overviews/load-next-deadline.ts';
import type { EntityManager } from '../../db/orm.ts';
import { readAtOneMoment } from '../../db/read-at-one-moment.ts';
import { momentAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { isoInstant } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { overviewAnswer } from './overview-fields.ts';
import { readBilling } from './read-billing.ts';
import { readOverdue } from './read-overdue.ts';
import { readReceived } from './read-received.ts';
import { readWaiting } from './read-waiting.ts';

type Shown = z.input<typeof overviewAnswer>;

const LAST_CHECK = `
select id, finished_at at, differences from self_check
where creditor_id = ? and finished_at is not null order by id desc limit 1`;

export const getOverview = defineRoute({
  method: 'get',
  path: '/v1/overview',
  operationId: 'getOverview',
  tag: 'Overview',
  summary: 'See what needs a person today, what is overdue, what came in and what is coming',
  description:
    'All figures are of one moment and of the creditor’s own day. They change with whatever is done: to ask twice a minute is enough.',
  access: 'creditor',
  status: 200,
  answer: overviewAnswer,
  async handle({ em, creditorId }) {
    return readAtOneMoment(em, (inside) => readOverview(inside, creditorId));
  },
});

async function readOverview(em: EntityManager, creditorId: CreditorId): Promise<Shown> {
  const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
  const { timeZone: zone } = creditor;
  const now = momentAt({ epochMs: Date.now(), zone });
  const asked = { creditorId, today: now.date };
  return {
    today: now.date,
    waiting: await readWaiting(em, creditorId),
    overdue: await readOverdue(em, asked),
    received: await readReceived(em, asked),
    billing: await readBilling(em, { creditorId, now, zone }),
    nextDeadline: showDeadline(await loadNextDeadline(em, { creditor, afterMs: now.epochMs })),
    lastSelfCheck: await readLastCheck(em, creditorId),
  };
}

function showDeadline(next: Awaited<ReturnType<typeof loadNextDeadline>>): Shown['nextDeadline'] {
  if (next === null) return null;
  return {
    closesAt: new Date(next.closesAtMs).toISOString(),
    deadlineAt: new Date(next.deadlineMs).toISOString(),
    paymentDate: next.paymentDate,
    collections: next.collections,
    total: formatOre(next.totalOre),
  };
}

async function readLastCheck(em: EntityManager, creditorId: CreditorId): Promise<Shown['lastSelfCheck']> {
  const [last] = await em.execute<{ id: string; at: string; differences: number | null }[]>(LAST_CHECK, [creditorId]);
  return last === undefined ? null : { id: last.id, at: isoInstant(last.at), differences: last.differences ?? 0 };
}
