import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { line } from '../http/fields.ts';
import { LEDGER_ACCOUNTS, loadAccountNumbers } from './account-numbers.ts';
import { ledgerAccount } from './ledger-fields.ts';
import { coded } from '../http/field-codes.ts';

const MAX_NUMBER_LENGTH = 20;
const MAX_NAME_LENGTH = 100;

export const accountNumbersBody = z
  .strictObject({
    accounts: z
      .array(
        z
          .strictObject({
            account: ledgerAccount,
            number: line(MAX_NUMBER_LENGTH, '5600'),
            name: line(MAX_NAME_LENGTH, 'Debitorer'),
          })
          .meta({ id: 'AccountNumberInput' }),
      )
      .min(1)
      .max(LEDGER_ACCOUNTS.length),
  })
  .superRefine(({ accounts }, context) => {
    const seen = new Set<string>();
    for (const [index, { account }] of accounts.entries()) {
      const { params } = coded('given_twice');
      const path = ['accounts', index, 'account'];
      if (seen.has(account)) context.addIssue({ code: 'custom', path, message: 'It is there twice', params });
      seen.add(account);
    }
  })
  .meta({ id: 'AccountNumbersInput' });

export const accountNumbersAnswer = z
  .strictObject({
    accounts: z.array(
      z
        .strictObject({
          account: ledgerAccount,
          number: z.string().meta({ example: '5600' }),
          name: z.string().meta({ example: 'Debitorer' }),
        })
        .meta({ id: 'AccountNumber' }),
    ),
  })
  .meta({ id: 'AccountNumbers' });

export async function showAccountNumbers(
  em: EntityManager,
  creditorId: CreditorId,
): Promise<z.input<typeof accountNumbersAnswer>> {
  const numbers = await loadAccountNumbers(em, creditorId);
  return { accounts: LEDGER_ACCOUNTS.map((account) => ({ account, ...numbers[account] })) };
}
