import { z } from 'zod';
import { anyIban } from '../../domain/identifiers/bank-account.ts';
import { coded } from '../http/field-codes.ts';

const MAX_ACCOUNTS = 50;
const MAX_LENGTH = 40;

const bankAccount = z
  .string()
  .max(MAX_LENGTH)
  .transform((text, context) => {
    const iban = anyIban(text);
    if (iban !== null) return iban;
    const message = 'An IBAN, or four digits of a Danish registration number and ten of account number, are needed';
    context.issues.push({ code: 'custom', message, ...coded('not_an_account'), input: context.value });
    return z.NEVER;
  })
  .meta({ example: 'DK5000400440116243' });

export const bankAccountsBody = z
  .strictObject({ accounts: z.array(bankAccount).max(MAX_ACCOUNTS) })
  .meta({ id: 'BankAccountsInput' });

export const bankAccountsAnswer = z
  .strictObject({ accounts: z.array(z.string().meta({ example: 'DK5000400440116243' })) })
  .meta({ id: 'BankAccounts' });
