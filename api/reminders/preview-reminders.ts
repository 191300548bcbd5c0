import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { isBankFileRead } from '../../db/reminders/load-holdbacks.ts';
import { loadReminderSettings } from '../../db/reminders/load-reminder-settings.ts';
import { previewReminders } from '../../db/reminders/preview-reminders.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { date } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { previewedAnswer, showDecided } from './preview-fields.ts';

export const previewRemindersRoute = defineRoute({
  method: 'get',
  path: '/v1/reminders/preview',
  operationId: 'previewReminders',
  tag: 'Reminders',
  summary: 'Preview what would be sent on a day, and why not to the others',
  description:
    'Of every debtor with something overdue, by what is known now and the same rules that send. Nobody where the creditor has not set how it reminds.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    on: date('2182-01-02').optional().meta({ description: 'Today or a later day; today where it is left out' }),
  }),
  answer: pageOf(previewedAnswer),
  async handle({ em, creditorId, query }) {
    const today = await creditorToday(em, creditorId);
    const on = query.on ?? today;
    if (on < today) throw invalidField({ path: '/query/on', code: 'in_the_past', message: 'The day has passed' });
    const settings = await loadReminderSettings(em, creditorId);
    if (settings === null) return { data: [], nextCursor: null };
    const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
    // Of a later day nobody knows yet.
    const isBankFileMissing =
      on === today && settings.afterBankFile && !(await isBankFileRead(em, { creditorId, day: on, zone }));
    const after = afterId(query) as DebtorId | null;
    const asked = { creditorId, on, settings, isBankFileMissing, after, limit: query.limit + 1 };
    const decided = await previewReminders(em, asked);
    const debtors = await em.find(Debtor, { creditorId, id: { $in: decided.map(({ debtorId }) => debtorId) } });
    const byId = new Map(debtors.map((debtor) => [debtor.id, debtor]));
    const rows = decided.flatMap((one) => {
      const debtor = byId.get(one.debtorId);
      return debtor === undefined ? [] : [{ id: one.debtorId, shown: showDecided(one, debtor) }];
    });
    return toPage(rows, query, ({ shown }) => shown);
  },
});
