import type { ApiClient } from './api-client.ts';

/** What has paid an invoice, as the API lists it. */
interface ListedMatch {
  readonly amount: string;
  readonly explanation: string;
}

export function listMatches(api: ApiClient, invoiceId: string): Promise<ListedMatch[]> {
  return api.list<ListedMatch>(`/v1/invoices/${invoiceId}/matches`);
}
