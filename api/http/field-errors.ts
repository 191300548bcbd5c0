import type { z } from 'zod';
import { ownWords } from './own-words.ts';
import { ApiProblem, type FieldError } from './problem.ts';

/** Reads a value by its schema; what is wrong is told in Termin's words, but where the schema has words of its own. */
export function readBy<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.ZodSafeParseResult<z.output<Schema>> {
  return schema.safeParse(value, { error: ownWords, reportInput: true });
}

/** Zod's findings as field errors, one for each unknown field too. */
export function fieldErrors(error: z.ZodError, prefix = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: prefix + pointer([...issue.path, key]),
        code: 'unknown_field',
        message: 'This field is not known',
      }));
    }
    return [{ path: prefix + pointer(issue.path), code: codeOf(issue), message: issue.message }];
  });
}

/** @throws ApiProblem `invalid_request` with every field that is wrong. */
export function parseOrRefuse<Schema extends z.ZodType>(schema: Schema, value: unknown, prefix = ''): z.output<Schema> {
  const parsed = readBy(schema, value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error, prefix);
  throw new ApiProblem('invalid_request', {
    detail: errors.length === 1 ? 'One field is not valid' : `${errors.length} fields are not valid`,
    errors,
  });
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.['code'];
    return typeof code === 'string' ? code : 'invalid_value';
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return issue.code;
}

// RFC 6901, 3: ~ and / are escaped.
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
