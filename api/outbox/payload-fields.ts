import { z } from 'zod';

/** A message that carries nothing but that it came. */
export const nothing = z.strictObject({});

/** Text that was written into a message as what it is: an id, a civil date. */
export const textOf = <Text extends string>(): z.ZodType<Text> => z.string().transform((text) => text as Text);

/** The rules of Betalingsservice's calendar, as `CollectionRules` has them. */
export const collectionRules = z.strictObject({
  deadlineBankDaysFromEnd: z.int(),
  deadlineHour: z.int(),
  late: z.strictObject({ allowed: z.boolean(), bankDaysFromEnd: z.int() }),
  maxDaysAhead: z.int(),
  closesMinutesBeforeDeadline: z.int(),
  invoiceBankDaysBeforeDeadline: z.int(),
  cancellationBankDays: z.int(),
  closedDay: z.enum(['next_bank_day', 'previous_bank_day', 'as_is']),
});
