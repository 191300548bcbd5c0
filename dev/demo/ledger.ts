import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';
import type { ApiClient } from './api-client.ts';

/** An account as the API lists it. */
export interface ListedAccount {
  readonly account: string;
  readonly number: string;
  readonly name: string;
  /** Kroner, debits less credits. */
  readonly balance: string;
}

/** The accounts at the end of a day. */
export async function listAccounts(api: ApiClient, on: CivilDate): Promise<readonly ListedAccount[]> {
  const { data } = await api.get<{ data: readonly ListedAccount[] }>(`/v1/ledger/accounts?on=${on}`);
  return data;
}

/** The sum of amounts in kroner. @throws Error where one is none. */
export function sumKroner(amounts: readonly string[]): string {
  return formatOre(
    amounts.reduce((sum, amount) => {
      const ore = parseOre(amount);
      if (ore === null) throw new Error(`not an amount: ${amount}`);
      return sum + ore;
    }, 0n),
  );
}
