import { z } from 'zod';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { date, line } from '../http/fields.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { DEBT_CASE_PARAMS, debtCaseAnswer, lockDebtCase, readDebtCase } from './debt-case-fields.ts';

const MAX_NOTE = 500;

export const handOverDebtCase = defineRoute({
  method: 'post',
  path: '/v1/debt-cases/{debtCaseId}/hand-over',
  operationId: 'handOverDebtCase',
  tag: 'Reminders',
  summary: 'Say that a case has been handed over to a collector',
  description:
    'No further reminder is sent about what its notice lists. What is paid all the same finds its invoice. Refused while something of its invoices is held back or disputed.',
  access: 'creditor',
  status: 200,
  params: DEBT_CASE_PARAMS,
  body: z
    .strictObject({
      on: date('2026-12-01').optional().meta({ description: 'The day of it: today where it is left out' }),
      note: line(MAX_NOTE, 'Prøve Inkasso, sag 4711').nullable().default(null),
    })
    .meta({ id: 'DebtCaseHandOver' }),
  answer: debtCaseAnswer,
  problems: ['debt_case_held_back', 'debt_case_not_open'],
  async handle({ em, creditorId, params: { debtCaseId }, body: { on, note } }) {
    const found = await lockDebtCase(em, { creditorId, debtCaseId });
    const { open, holdback } = await readDebtCase(em, { creditorId, debtCaseId });
    // It is closed by the next round only.
    const isPaid = found.closedOn !== null || open === formatOre(0n);
    if (isPaid || found.handedOverOn !== null) {
      const detail = isPaid ? 'Nothing of it is open any more' : 'It has been handed over';
      throw new ApiProblem('debt_case_not_open', { detail });
    }
    if (holdback !== null) {
      const detail = holdback === 'disputed' ? 'The debtor disputes it' : 'It is held back';
      throw new ApiProblem('debt_case_held_back', { detail });
    }
    const today = await creditorToday(em, creditorId);
    const day = on ?? today;
    if (day > today) throw invalidField({ path: '/on', code: 'in_the_future', message: 'The day has not come yet' });
    if (day < found.openedOn) {
      const message = 'The deadline of the notice had not passed on that day';
      throw invalidField({ path: '/on', code: 'before_start', message });
    }
    em.assign(found, { handedOverOn: day, note, updatedAt: new Date() });
    await em.flush();
    return readDebtCase(em, { creditorId, debtCaseId });
  },
});
