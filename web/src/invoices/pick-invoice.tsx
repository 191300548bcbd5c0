import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { PickOne, type Choice } from '../ui/pick-one.tsx';
import { NOTHING, showAmount } from '../format/amounts.ts';
import { useLanguage, type Language } from '../words/language.tsx';

const LIMIT = 10;
const DEBTORS = 3;

export interface InvoiceChoice extends Choice {
  readonly invoice: components['schemas']['InvoiceSummary'];
}

/** Finds an invoice by number, payment id or the debtor's name: open ones, or with `all` those that are settled too. */
export function PickInvoice({
  all = false,
  ...field
}: {
  label: string;
  pointer: string;
  hint?: string;
  all?: boolean;
  chosen: InvoiceChoice | null;
  onChange: (invoice: InvoiceChoice | null) => void;
}) {
  const language = useLanguage();
  return (
    <PickOne
      {...field}
      noun={all ? 'invoices' : 'open-invoices'}
      search={(q, signal) => searchInvoices({ q, all, language, signal })}
    />
  );
}

async function searchInvoices({
  q,
  all,
  language,
  signal,
}: {
  q: string;
  all: boolean;
  language: Language;
  signal: AbortSignal;
}): Promise<InvoiceChoice[]> {
  const open = all ? {} : { paymentStatus: 'open' as const };
  const asked = { kind: 'invoice' as const, limit: LIMIT, ...open };
  const find = async (query: { q?: string; debtorId?: string }) =>
    (await answerOf(api.GET('/v1/invoices', { params: { query: { ...asked, ...query } }, signal }))).data;
  const byNumber = await find(q === '' ? {} : { q });
  const byName =
    q === '' ? [] : await Promise.all((await debtorsNamed(q, signal)).map((debtorId) => find({ debtorId })));
  const found = new Map([...byNumber, ...byName.flat()].map((invoice) => [invoice.id, invoice]));
  return [...found.values()].slice(0, LIMIT).map((invoice) => ({
    id: invoice.id,
    name: `${invoice.number} ${invoice.debtorName}`,
    note: showAmount(invoice.open ?? NOTHING, language),
    invoice,
  }));
}

async function debtorsNamed(q: string, signal: AbortSignal): Promise<string[]> {
  const { data } = await answerOf(api.GET('/v1/debtors', { params: { query: { q, limit: DEBTORS } }, signal }));
  return data.map(({ id }) => id);
}
