import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { isCivilDate, type CivilDate } from '../../domain/calendar/calendar.ts';
import { isCvr } from '../../domain/identifiers/cvr.ts';
import { parseMicro } from '../../domain/money/decimal.ts';
import { isDomainName, splitAddress } from '../../domain/identifiers/email-address.ts';
import { isSeen, visibleText } from '../../domain/identifiers/visible-text.ts';
import { isEan } from '../../domain/identifiers/ean.ts';
import { checkLineText, LINE_TEXT_PLACEHOLDERS, MAX_LINE_TEXT_LENGTH } from '../../domain/lines/line-text.ts';
import { MAX_AMOUNT_ORE, MAX_UNIT_PRICE_MICRO, parseOre } from '../../domain/money/money.ts';
import { HUNDRED_PERCENT_MICRO } from '../../domain/lines/pricing.ts';
import { coded, type FieldCode } from './field-codes.ts';

/** Øre and millionths are digits in a text; the longest has 18 and six decimals. */
const DECIMAL_LENGTH = 26;
const MAX_QUANTITY_MICRO = 999_999_999_999_999n;
const MAX_EMAIL_LENGTH = 254;
/** Octets in UTF-8 before the @. RFC 5321, 4.5.3.1.1; RFC 6532, 3.4 */
const MAX_LOCAL_PART_OCTETS = 64;
const GIVEN_AMOUNT_PATTERN = '^[0-9]+(\\.[0-9]{1,2})?$';

// Control characters, line and paragraph separators, marks that turn the direction of writing, and halves of characters.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

type Refusal = { readonly code: FieldCode; readonly message: string };

const refuse = ({ code, message }: Refusal) => ({ error: message, ...coded(code) });

/** One line of text, composed (NFC), without blanks around it or anything that cannot be seen. Length in UTF-16 code units. */
export const line = (maxLength: number, example: string) =>
  z
    .string()
    .refine(
      (text) => !UNPRINTABLE.test(text),
      refuse({ code: 'control_character', message: 'Control characters are not allowed' }),
    )
    .overwrite(visibleText)
    .min(1)
    .max(maxLength)
    .refine(
      (text) => text === '' || isSeen(text),
      refuse({ code: 'nothing_visible', message: 'Nothing can be seen of the text' }),
    )
    .meta({ example });

export const id = <Id extends string>() =>
  z
    .uuid()
    .transform((text) => text.toLowerCase() as Id)
    .meta({ example: '019f0000-0000-7000-8000-000000000000' });

export const date = (example = '2026-12-01') =>
  z
    .string()
    .refine(
      (text): text is CivilDate => isCivilDate(text),
      refuse({ code: 'not_a_date', message: 'A date YYYY-MM-DD from 2000 to 2299 is needed' }),
    )
    .meta({ format: 'date', example });

export const digits = (length: number, example: string) =>
  z
    .string()
    .regex(new RegExp(`^[0-9]{${length}}$`), `${length} digits are needed`)
    .meta({ example });

export const cvr = () =>
  z
    .string()
    .refine(isCvr, refuse({ code: 'not_a_cvr', message: 'Not a CVR number: eight digits, modulus 11' }))
    .meta({ example: '10000009' });

export const ean = () =>
  z
    .string()
    .refine(
      isEan,
      refuse({ code: 'not_an_ean', message: 'Not an EAN location number: thirteen digits, the last a check digit' }),
    )
    .meta({ example: '5790000000005' });

const ASCII_EMAIL = z.email();
// Stands for a letter with marks where an address is looked at as if it had none.
const LETTERS_BEYOND_ASCII = /[\p{L}\p{M}\p{N}]/gu;

/** Also with letters such as æøå: before the @ (RFC 6531), and in the domain, which mail servers are told as xn--. */
function isEmail(text: string): boolean {
  const parts = splitAddress(text);
  if (parts === null) return false;
  const local = parts.local.replace(LETTERS_BEYOND_ASCII, (letter) => (letter <= '\u007f' ? letter : 'a'));
  const domain = domainToASCII(parts.domain);
  return (
    ASCII_EMAIL.safeParse(`${local}@${domain}`).success &&
    isDomainName(domain) &&
    domain.length + parts.local.length < MAX_EMAIL_LENGTH
  );
}

const hasShortLocalPart = (text: string): boolean =>
  Buffer.byteLength(text.slice(0, Math.max(text.lastIndexOf('@'), 0))) <= MAX_LOCAL_PART_OCTETS;

const LOCAL_PART_TOO_LONG = refuse({
  code: 'too_big',
  message: `At most ${MAX_LOCAL_PART_OCTETS} octets (UTF-8) stand before the @ of an e-mail address`,
});
const NO_EMAIL = refuse({ code: 'invalid_format', message: 'An e-mail address is needed' });

export const email = () =>
  z
    .string()
    .max(MAX_EMAIL_LENGTH)
    .refine(
      (text) => !UNPRINTABLE.test(text),
      refuse({ code: 'control_character', message: 'Control characters are not allowed' }),
    )
    .overwrite(visibleText)
    .refine(hasShortLocalPart, LOCAL_PART_TOO_LONG)
    .refine(isEmail, NO_EMAIL)
    .meta({ format: 'email', example: 'post@example.dk' });

/** Of ASCII alone. */
export const asciiEmail = () =>
  z
    .email({ abort: true })
    .max(MAX_EMAIL_LENGTH)
    .refine(hasShortLocalPart, LOCAL_PART_TOO_LONG)
    .refine(isEmail, NO_EMAIL);

export const country = () =>
  z
    .string()
    .regex(/^[A-Z]{2}$/, 'Two capital letters are needed (ISO 3166-1)')
    .meta({ example: 'DK' });

export const vatCode = () =>
  z.enum(['standard', 'exempt']).meta({ description: 'standard is 25 %', example: 'standard' });

const MAX_ADDRESS_LINES = 4;

export const addressLines = () => z.array(line(100, 'Prøvevej 1')).min(1).max(MAX_ADDRESS_LINES);

/** In answers. */
export const shownAddressLines = () => z.array(z.string()).max(MAX_ADDRESS_LINES);

const DECIMAL_PATTERN = '^-?[0-9]+(\\.[0-9]{1,6})?$';
const AMOUNT_PATTERN = '^-?[0-9]+\\.[0-9]{2}$';

/** By these a schema tells that a text is a number. */
export const DECIMAL_PATTERNS: ReadonlySet<string> = new Set([AMOUNT_PATTERN, DECIMAL_PATTERN]);

function decimal({ min, max, refusal, example }: { min: bigint; max: bigint; refusal: Refusal; example: string }) {
  return z
    .string()
    .max(DECIMAL_LENGTH)
    .transform((text, context) => {
      const micro = parseMicro(text);
      if (micro === null) {
        return failed(context, {
          code: 'not_a_decimal',
          message: 'A decimal with at most six decimals is needed, such as "12.50"',
        });
      }
      if (micro < min) return failed(context, refusal);
      if (micro > max) return failed(context, { code: 'too_big', message: 'The number is too large' });
      return micro;
    })
    .meta({ pattern: DECIMAL_PATTERN, example });
}

function failed(context: z.core.$RefinementCtx<string>, { code, message }: Refusal): never {
  context.issues.push({ code: 'custom', message, ...coded(code), input: context.value });
  return z.NEVER;
}

/** Above zero, up to 999,999,999.999999; read as millionths. */
export const quantity = () =>
  decimal({
    min: 1n,
    max: MAX_QUANTITY_MICRO,
    refusal: { code: 'not_positive', message: 'The quantity must be above zero' },
    example: '1',
  });

/** Kroner without VAT, from 0 to 9,999,999,999.999999; read as millionths. */
export const unitPrice = () =>
  decimal({
    min: 0n,
    max: MAX_UNIT_PRICE_MICRO,
    refusal: { code: 'negative_price', message: 'The price must not be below zero' },
    example: '250.00',
  });

/** Kroner without VAT as `unitPrice`, and as far below zero for a rebate. */
export const anyUnitPrice = () =>
  decimal({
    min: -MAX_UNIT_PRICE_MICRO,
    max: MAX_UNIT_PRICE_MICRO,
    refusal: { code: 'too_small', message: 'The price lies too far below zero' },
    example: '250.00',
  });

/** Above zero, up to a hundred percent; read as millionths of a percent. */
export const percent = () =>
  decimal({
    min: 1n,
    max: HUNDRED_PERCENT_MICRO,
    refusal: { code: 'not_positive', message: 'The percentage must be above zero' },
    example: '10',
  });

/** More than -100 percent, up to 100; read as millionths of a percent. */
export const percentChange = () =>
  decimal({
    min: 1n - HUNDRED_PERCENT_MICRO,
    max: HUNDRED_PERCENT_MICRO,
    refusal: { code: 'too_small', message: 'No price falls by all of it or more' },
    example: '2.5',
  });

/** Kroner above zero with at most two decimals; read as øre. */
export const positiveAmount = () =>
  amountInOre().refine((ore) => ore > 0n, refuse({ code: 'not_positive', message: 'The amount must be above zero' }));

/** Kroner from nothing on with at most two decimals; read as øre. */
export const amountInOre = () =>
  z
    .string()
    .max(DECIMAL_LENGTH)
    .transform((text, context) => {
      const ore = parseOre(text);
      if (ore === null) {
        return failed(context, { code: 'not_an_amount', message: 'Kroner with at most two decimals are needed' });
      }
      if (ore < 0n) return failed(context, { code: 'not_positive', message: 'The amount must not be below zero' });
      if (ore > MAX_AMOUNT_ORE) return failed(context, { code: 'too_big', message: 'The amount is too large' });
      return ore;
    })
    .meta({ pattern: GIVEN_AMOUNT_PATTERN, example: '25.00' });

/** Kroner above or below zero with at most two decimals; read as øre. */
export const signedAmount = () =>
  anyAmount().refine((ore) => ore !== 0n, refuse({ code: 'nothing', message: 'The amount must not be zero' }));

/** Kroner below zero, nothing or above it, with at most two decimals; read as øre. */
export const anyAmount = () =>
  z
    .string()
    .max(DECIMAL_LENGTH)
    .transform((text, context) => {
      const ore = parseOre(text);
      if (ore === null) {
        return failed(context, { code: 'not_an_amount', message: 'Kroner with at most two decimals are needed' });
      }
      if (ore > MAX_AMOUNT_ORE || ore < -MAX_AMOUNT_ORE) {
        return failed(context, { code: 'too_big', message: 'The amount is too large' });
      }
      return ore;
    })
    .meta({ pattern: `^-?${GIVEN_AMOUNT_PATTERN.slice(1)}`, example: '25.00' });

/** The text of a line: it may carry the placeholders that `domain/lines/line-text.ts` knows. */
export const lineText = () =>
  line(MAX_LINE_TEXT_LENGTH, 'Kontingent').superRefine((text, context) => {
    const checked = checkLineText(text);
    if (checked.ok) return;
    const message =
      checked.code === 'text_too_long'
        ? `With its placeholders filled in the text is up to ${checked.longest} characters long; ${MAX_LINE_TEXT_LENGTH} are allowed`
        : `There is no placeholder ${checked.placeholder}; there are ${Object.keys(LINE_TEXT_PLACEHOLDERS).join(', ')}`;
    context.addIssue({ code: 'custom', message, ...coded(checked.code) });
  });

/** In answers: kroner with two decimals. */
export const amount = (example = '312.50') =>
  z.string().meta({ description: 'Kroner, two decimals', pattern: AMOUNT_PATTERN, example });

/** In answers: a decimal with no more decimals than it needs. */
export const shortDecimal = (example: string) => z.string().meta({ pattern: DECIMAL_PATTERN, example });

/** In answers: a date. */
export const shownDate = () => z.string().meta({ format: 'date', example: '2026-12-01' });

/** In answers: an instant in UTC. */
export const instant = () => z.string().meta({ format: 'date-time', example: '2026-12-01T00:17:05.000Z' });

/** An instant as the database's driver gives it, a `Date` or its text, as ISO 8601. */
export function isoInstant(value: Date | string): string {
  return new Date(value).toISOString();
}

export function isoInstantOrNull(value: Date | string | null): string | null {
  return value === null ? null : isoInstant(value);
}
