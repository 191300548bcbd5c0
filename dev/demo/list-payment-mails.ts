import type { ApiClient } from './api-client.ts';

/** A mail as the API lists it. */
interface ListedMail {
  readonly kind: 'invoice' | 'payment';
  readonly reason: string | null;
  readonly invoiceNumber: string;
  readonly status: string;
}

/** The mails that ask for what Betalingsservice does not bring. */
export async function listPaymentMails(api: ApiClient): Promise<ListedMail[]> {
  return (await api.list<ListedMail>('/v1/mails')).filter(({ kind }) => kind === 'payment');
}
