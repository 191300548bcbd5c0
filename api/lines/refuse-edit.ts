import type { LineRefusal } from '../../db/lines/edit-line.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { ApiProblem, invalidField, type ProblemCode } from '../http/problem.ts';
import type { FieldCode } from '../http/field-codes.ts';

interface Given {
  /** The first day from which on it would be possible, where there is one. */
  readonly earliest: CivilDate | null;
  /** JSON pointer to the field that named the day. */
  readonly dayPath: string;
}

const invalidDay =
  (code: FieldCode, messageOf: (given: Given) => string) =>
  (given: Given): ApiProblem =>
    invalidField({ path: given.dayPath, code, message: messageOf(given) });

const conflict =
  (code: ProblemCode, detailOf: (earliest: CivilDate | null) => string) =>
  ({ earliest }: Given): ApiProblem =>
    new ApiProblem(code, { detail: detailOf(earliest), members: earliest === null ? {} : { earliest } });

const REFUSE: Readonly<Record<LineRefusal['refusal'], (given: Given) => ApiProblem>> = {
  before_start: invalidDay('before_start', ({ earliest }) => `The subscription starts on ${earliest}`),
  after_end: invalidDay('after_end', () => 'The subscription ends before that could count: move its end date first'),
  too_far_ahead: invalidDay('too_far_ahead', () => 'The day lies too far ahead'),
  discount_exceeds_line: () =>
    invalidField({
      path: '/discountAmount',
      code: 'exceeds_line',
      message: 'The discount would exceed the line: change it as well',
    }),
  too_late: conflict(
    'change_too_late',
    (earliest) =>
      `What is billed before ${earliest} is not evened out: ask for that day or a later one, and give a credit note or add a one-off line for the days before`,
  ),
  awaits_approval: conflict(
    'period_awaits_approval',
    (earliest) =>
      `The invoice of the period waits for approval: edit or drop it, or ask for ${earliest} or a later day`,
  ),
  line_not_in_force: conflict('line_not_in_force', (earliest) =>
    earliest === null
      ? 'The line has ended by then: add a new line'
      : `The line begins on ${earliest}: ask for that day or a later one`,
  ),
};

/** Every reason for which a line cannot be changed. */
export const LINE_REFUSALS = Object.keys(REFUSE) as LineRefusal['refusal'][];

/** The problem that an edit of a line is refused by. `dayPath` points to the field that named the day. */
export function refusedEdit({ refusal, earliest }: LineRefusal, dayPath: string): ApiProblem {
  return REFUSE[refusal]({ earliest, dayPath });
}
