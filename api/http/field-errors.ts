import type { z } from 'zod';
import { type FieldCode, isFieldCode } from './field-codes.ts';
import { ownWords } from './own-words.ts';
import { ApiProblem, type FieldError } from './problem.ts';

/** As many unknown fields of one object are named, and as many errors of a request, as somebody reads. */
const MAX_UNKNOWN = 10;
const MAX_ERRORS = 100;
const MAX_POINTER_LENGTH = 200;

/** Reads a value by its schema; what is wrong is told in Termin's words, but where the schema has words of its own. */
export function readBy<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.ZodSafeParseResult<z.output<Schema>> {
  return schema.safeParse(value, { error: ownWords, reportInput: true });
}

/** Zod's findings as field errors, one for each unknown field too; the tenth and those after it are counted. */
export function fieldErrors(error: z.ZodError, prefix = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return unknownFields(issue, prefix);
    return [{ path: prefix + pointer(issue.path), code: codeOf(issue), message: issue.message }];
  });
}

function unknownFields(
  { keys, path }: { keys: readonly string[]; path: readonly PropertyKey[] },
  prefix: string,
): FieldError[] {
  const code: FieldCode = 'unknown_field';
  const named = keys
    .slice(0, MAX_UNKNOWN)
    .map((key) => ({ path: prefix + pointer([...path, key]), code, message: 'This field is not known' }));
  const more = keys.length - named.length;
  if (more === 0) return named;
  return [...named, { path: prefix + pointer(path), code, message: `${more} more fields are not known` }];
}

function asManyAsRead(errors: readonly FieldError[], prefix: string): readonly FieldError[] {
  const more = errors.length - MAX_ERRORS;
  if (more <= 0) return errors;
  return [...errors.slice(0, MAX_ERRORS), { path: prefix, code: 'more_errors', message: `${more} more errors` }];
}

/** @throws ApiProblem `invalid_request` with every field that is wrong. */
export function parseOrRefuse<Schema extends z.ZodType>(schema: Schema, value: unknown, prefix = ''): z.output<Schema> {
  const parsed = readBy(schema, value);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error, prefix);
  throw new ApiProblem('invalid_request', {
    detail: errors.length === 1 ? 'One field is not valid' : `${errors.length} fields are not valid`,
    errors: asManyAsRead(errors, prefix),
  });
}

function codeOf(issue: Exclude<z.core.$ZodIssue, { code: 'unrecognized_keys' }>): FieldCode {
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.['code'];
    return isFieldCode(code) ? code : 'invalid_value';
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return issue.code;
}

// RFC 6901, 3: ~ and / are escaped.
function pointer(path: readonly PropertyKey[]): string {
  const text = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return text.length <= MAX_POINTER_LENGTH ? text : `${text.slice(0, MAX_POINTER_LENGTH)}…`;
}
