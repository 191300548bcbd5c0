import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { fieldErrors, readBy } from './field-errors.ts';

/** A value that is refused for each kind of issue that the library knows, and what is said. Total: a new kind does not compile. */
const KINDS: Readonly<Record<z.core.$ZodIssue['code'], readonly (readonly [z.ZodType, unknown, string])[]>> = {
  invalid_type: [
    [z.string(), undefined, 'This field is needed'],
    [z.string(), null, 'null is not allowed here'],
    [z.string(), 1, 'A text is needed'],
    [z.number(), 'x', 'A number is needed'],
    [z.int(), 0.5, 'A whole number is needed'],
    [z.boolean(), 'yes', 'true or false is needed'],
    [z.array(z.string()), 'x', 'A list is needed'],
    [z.strictObject({}), 'x', 'An object is needed'],
    [z.symbol(), 'x', 'The value does not fit here'],
  ],
  invalid_value: [
    [z.enum(['day', 'month']), 'week', 'One of day, month is needed'],
    [z.enum(['day', 'month']), undefined, 'This field is needed'],
    [z.literal('DKK'), 'EUR', 'Only DKK is allowed here'],
  ],
  invalid_union: [
    [z.union([z.int(), z.boolean()]), 'x', 'The value does not fit here'],
    [
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('first') }),
        z.strictObject({ kind: z.literal('last') }),
      ]),
      { kind: 'x' },
      'One of first, last is needed',
    ],
  ],
  too_big: [
    [z.string().max(3), 'four', 'At most 3 characters are allowed'],
    [z.string().length(3), 'four', '3 characters are needed'],
    [z.array(z.int()).max(1), [1, 2], 'At most 1 entries are allowed'],
    [z.array(z.int()).length(1), [1, 2], '1 entries are needed'],
    [z.int().max(12), 13, 'The number must not be above 12'],
    [z.int().lt(12), 12, 'The number must be below 12'],
  ],
  too_small: [
    [z.string().min(1), '', 'The text must not be empty'],
    [z.string().min(3), 'ab', 'At least 3 characters are needed'],
    [z.string().length(3), 'ab', '3 characters are needed'],
    [z.array(z.int()).min(1), [], 'At least one entry is needed'],
    [z.array(z.int()).min(2), [1], 'At least 2 entries are needed'],
    [z.int().min(1), 0, 'The number must not be below 1'],
    [z.number().gt(0), 0, 'The number must be above 0'],
  ],
  invalid_format: [
    [z.email(), 'x', 'Not an e-mail address'],
    [z.uuid(), 'x', 'Not an id: 32 hexadecimal digits in five groups'],
    [z.string().regex(/^x$/), 'y', 'The text is not of the form that is needed'],
    [z.string().regex(/^x$/, 'An x is needed'), 'y', 'An x is needed'],
  ],
  not_multiple_of: [[z.int().multipleOf(5), 7, 'A multiple of 5 is needed']],
  unrecognized_keys: [[z.strictObject({}), { moon: 1 }, 'This field is not known']],
  invalid_key: [[z.record(z.string().max(1), z.int()), { long: 1 }, 'The name of a field does not fit here']],
  invalid_element: [
    [z.map(z.bigint(), z.int()), new Map([[1n, 'y']]), 'A value of the list does not fit here'],
    [z.set(z.boolean()), new Set(['x']), 'true or false is needed'],
  ],
  custom: [
    [z.string().refine(() => false), 'x', 'The value does not fit here'],
    [z.string().refine(() => false, 'The moon is needed'), 'x', 'The moon is needed'],
  ],
};

const messageOf = (schema: z.ZodType, value: unknown) => {
  const { error } = readBy(z.strictObject({ field: schema }), { field: value });
  return error === undefined ? [] : fieldErrors(error).map(({ message }) => message);
};

describe('what is wrong is told in the words of Termin', () => {
  test.each(Object.entries(KINDS).flatMap(([kind, cases]) => cases.map((one) => [kind, one[2], one] as const)))(
    '%s: %s',
    (_kind, message, [schema, value]) => expect(messageOf(schema, value)).toEqual([message]),
  );

  test('a field that is left out has the code `required`', () => {
    const { error } = readBy(z.strictObject({ field: z.string() }), {});
    expect(error === undefined ? [] : fieldErrors(error)).toEqual([
      { path: '/field', code: 'required', message: 'This field is needed' },
    ]);
  });
});
