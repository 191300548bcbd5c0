import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { ApiClient } from './api-client.ts';
import type { ExpectedInvoice, Samples } from './create-samples.ts';

/** An invoice as the API lists it. */
export interface ListedInvoice {
  readonly id: string;
  readonly number: string;
  readonly subscriptionId: string;
  readonly debtorName: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  readonly dueOn: CivilDate;
  readonly paymentMethod: 'fi71' | 'betalingsservice';
  readonly paymentId: string | null;
  readonly total: string;
  readonly open: string;
  readonly paymentStatus: 'open' | 'partly_paid' | 'settled';
  readonly mailStatus: string | null;
  readonly collectionStatus: string | null;
}

/** Newest first. */
export function listInvoices(api: ApiClient): Promise<ListedInvoice[]> {
  return api.list<ListedInvoice>('/v1/invoices');
}

/** The invoices that an expected one may be: one, where all is well. */
export function invoicesOf(wanted: ExpectedInvoice, invoices: readonly ListedInvoice[]): ListedInvoice[] {
  const { subscriptionId, periodFrom } = wanted;
  return invoices.filter((one) => one.subscriptionId === subscriptionId && one.periodFrom === periodFrom);
}

/** The invoices of which that is to become. */
export async function findInvoices(
  { api, expected }: Pick<Samples, 'api' | 'expected'>,
  fate: ExpectedInvoice['fate'],
): Promise<ListedInvoice[]> {
  const invoices = await listInvoices(api);
  return expected.filter((one) => one.fate === fate).flatMap((one) => invoicesOf(one, invoices));
}
