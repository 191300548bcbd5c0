import { existsSync } from 'node:fs';
import { isPaid, type Samples } from './create-samples.ts';
import type { LaidPayments } from './lay-payments.ts';
import { invoicesOf, type ListedInvoice } from './listed-invoice.ts';
import { listMatches } from './list-matches.ts';
import { listPaymentMails } from './list-payment-mails.ts';

interface ListedPayment {
  readonly code: string;
  readonly status: string;
  readonly amount: string;
  readonly outcome: string | null;
}

/**
 * What is not as it should be of the payments: the file fetched each time it came, its payments booked once each and matched, one match
 * over the whole of each paid invoice and none of any other, and a mail that asks for payment to whoever has refused and to nobody else.
 */
export async function paymentFaults({
  samples,
  invoices,
  laid,
}: {
  samples: Samples;
  invoices: readonly ListedInvoice[];
  laid: LaidPayments;
}): Promise<string[]> {
  const { api, expected } = samples;
  const payments = await api.list<ListedPayment>('/v1/payments');
  const booked = payments.map(({ code, amount }) => `${code} ${amount}`);
  const waiting = payments.filter(({ status }) => status !== 'matched');
  const matches = await Promise.all(
    expected.flatMap((wanted) =>
      invoicesOf(wanted, invoices).map(async ({ id, number, total }) => {
        const paid = (await listMatches(api, id)).map(({ amount }) => amount).join(' and ');
        return paid === (isPaid(wanted) ? total : '') ? [] : [`${paid || 'nothing'} is matched to invoice ${number}`];
      }),
    ),
  );
  const refused = expected
    .filter(({ fate }) => fate === 'refused')
    .flatMap((wanted) => invoicesOf(wanted, invoices).map(({ number }) => `${number} rejected sent`));
  const asked = (await listPaymentMails(api)).map(
    ({ invoiceNumber, reason, status }) => `${invoiceNumber} ${reason} ${status}`,
  );
  return [
    ...laid.files.filter((file) => existsSync(file)).map((file) => `${file} was not fetched`),
    ...differs('payments', booked, laid.payments),
    ...differs('mails that ask for payment', asked, refused),
    ...waiting.map(
      ({ code, amount, outcome }) => `a payment ${code} of ${amount} waits: ${outcome ?? 'not looked at'}`,
    ),
    ...matches.flat(),
  ];
}

function differs(name: string, found: readonly string[], wanted: readonly string[]): string[] {
  const [is, shouldBe] = [found, wanted].map((all) => all.toSorted().join(', ') || 'none');
  return is === shouldBe ? [] : [`${name}: ${is} instead of ${shouldBe}`];
}
