import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** What a value of a kind is called here; of other kinds nothing is asked for. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'A text is needed',
  number: 'A number is needed',
  int: 'A whole number is needed',
  bigint: 'A whole number is needed',
  boolean: 'true or false is needed',
  array: 'A list is needed',
  tuple: 'A list is needed',
  object: 'An object is needed',
  record: 'An object is needed',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Not an e-mail address',
  uuid: 'Not an id: 32 hexadecimal digits in five groups',
  url: 'Not a web address',
  date: 'A date YYYY-MM-DD is needed',
  datetime: 'Not an instant, such as 2026-12-01T00:17:05Z',
};

const UNFIT = 'The value does not fit here';

/** What is wrong with a value, in the words of Termin instead of those of the library that checks it. */
export function ownWords(issue: Issue): string {
  const { code } = issue;
  if (code !== 'unrecognized_keys' && issue.input === undefined) return 'This field is needed';
  switch (code) {
    case 'invalid_type':
      return issue.input === null ? 'null is not allowed here' : (KINDS[issue.expected] ?? UNFIT);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : UNFIT;
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'The text is not of the form that is needed';
    case 'not_multiple_of':
      return `A multiple of ${issue.divisor} is needed`;
    case 'unrecognized_keys':
      return 'This field is not known';
    case 'invalid_key':
      return 'The name of a field does not fit here';
    case 'invalid_element':
      return 'A value of the list does not fit here';
    case 'custom':
      return UNFIT;
    default:
      return unknownKind(code);
  }
}

function oneOf(values: readonly unknown[]): string {
  const [first, ...others] = values.map(String);
  return others.length === 0 ? `Only ${first} is allowed here` : `One of ${[first, ...others].join(', ')} is needed`;
}

function tooBig({ origin, maximum, inclusive, exact }: Omit<z.core.$ZodIssueTooBig, 'path' | 'message'>): string {
  if (origin === 'string')
    return exact === true ? `${maximum} characters are needed` : `At most ${maximum} characters are allowed`;
  if (origin === 'array')
    return exact === true ? `${maximum} entries are needed` : `At most ${maximum} entries are allowed`;
  return inclusive === false ? `The number must be below ${maximum}` : `The number must not be above ${maximum}`;
}

function tooSmall({ origin, minimum, inclusive, exact }: Omit<z.core.$ZodIssueTooSmall, 'path' | 'message'>): string {
  if (origin === 'string') {
    if (exact === true) return `${minimum} characters are needed`;
    return minimum === 1 ? 'The text must not be empty' : `At least ${minimum} characters are needed`;
  }
  if (origin === 'array') {
    if (exact === true) return `${minimum} entries are needed`;
    return minimum === 1 ? 'At least one entry is needed' : `At least ${minimum} entries are needed`;
  }
  return inclusive === false ? `The number must be above ${minimum}` : `The number must not be below ${minimum}`;
}

/** Does not compile where the library knows a kind of issue that has no words here. */
function unknownKind(_code: never): string {
  return UNFIT;
}
