import { z } from 'zod';
import { FIELD_CODES } from './field-codes.ts';
import { PROBLEM_MEMBERS } from './problem-members.ts';

const SMALLEST_PROBLEM_STATUS = 400;
const LARGEST_PROBLEM_STATUS = 599;

/** The body of every answer that is an error. RFC 9457. */
export const problemAnswer = z
  .strictObject({
    type: z.string().meta({ example: 'urn:termin:problem:invalid_request' }),
    title: z.string(),
    status: z.int().min(SMALLEST_PROBLEM_STATUS).max(LARGEST_PROBLEM_STATUS),
    code: z.string().meta({ description: 'Stable: programs may rely on it' }),
    detail: z.string(),
    errors: z
      .array(
        z.strictObject({
          path: z.string().meta({ description: 'JSON pointer (RFC 6901)', example: '/lines/0/quantity' }),
          code: z.enum(FIELD_CODES).meta({ id: 'FieldCode', description: 'Stable; later versions may know more' }),
          message: z.string().meta({ description: 'The same in English, with what would be right' }),
        }),
      )
      .optional(),
    requestId: z.string(),
    ...PROBLEM_MEMBERS,
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });
