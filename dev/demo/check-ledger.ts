import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { isPaid, type Samples } from './create-samples.ts';
import { listAccounts, sumKroner } from './ledger.ts';

/** What is not as it should be of the accounts: the bank holds what was paid, debtors owe the rest, and all sum to nothing. */
export async function ledgerFaults({
  samples: { api, expected },
  on,
}: {
  samples: Pick<Samples, 'api' | 'expected'>;
  on: CivilDate;
}): Promise<string[]> {
  const accounts = await listAccounts(api, on);
  const totalOf = (paid: boolean) =>
    sumKroner(expected.filter((one) => isPaid(one) === paid).map(({ total }) => total));
  const wanted = { bank: totalOf(true), receivables: totalOf(false), unmatched: '0.00', credits: '0.00' };
  const sum = sumKroner(accounts.map(({ balance }) => balance));
  return [
    ...Object.entries(wanted).flatMap(([name, amount]) => {
      const balance = accounts.find(({ account }) => account === name)?.balance;
      return balance === amount ? [] : [`the account ${name} holds ${balance} instead of ${amount}`];
    }),
    ...(sum === '0.00' ? [] : [`the accounts sum to ${sum}`]),
  ];
}
