import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { ApiClient } from './api-client.ts';
import { listAccounts, sumKroner } from './ledger.ts';
import { printTable } from './print-table.ts';

/** Prints the accounts at the end of a day, and what they sum to. */
export async function printLedger({ api, on }: { api: ApiClient; on: CivilDate }): Promise<void> {
  const accounts = await listAccounts(api, on);
  const rows = accounts.map(({ number, name, balance }) => [number, name, balance]);
  const sum = ['', 'Sum', sumKroner(accounts.map(({ balance }) => balance))];
  printTable({ headings: ['Account', `At the end of ${on}`, 'Balance'], amounts: ['Balance'], rows: [...rows, sum] });
}
