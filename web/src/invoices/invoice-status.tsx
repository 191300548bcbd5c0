import type { components } from '../api/schema.ts';
import { Status } from '../ui/status.tsx';
import { useInvoiceWords } from './words.ts';

type Summary = components['schemas']['InvoiceSummary'];
const DAY_MS = 86_400_000;

/** Whether an invoice is paid, and if not how late it is, in words. */
export function InvoiceStatus({ invoice }: { invoice: Pick<Summary, 'paymentStatus' | 'overdue' | 'dueOn'> }) {
  const words = useInvoiceWords();
  const { paymentStatus, overdue, dueOn } = invoice;
  if (paymentStatus === null) return <Status tone="quiet">{words.isCreditNote}</Status>;
  if (paymentStatus === 'settled') return <Status tone="good">{words.isSettled}</Status>;
  if (overdue === true) return <Status tone="bad">{words.daysLate(daysSince(dueOn))}</Status>;
  return <Status tone="waiting">{paymentStatus === 'partly_paid' ? words.paidPartly : words.isOpen}</Status>;
}

/** Whole days that a date lies back. Only what is overdue by the API's reckoning is asked, so it is one at least. */
function daysSince(date: string): number {
  return Math.max(1, Math.floor((Date.now() - Date.parse(`${date}T00:00:00Z`)) / DAY_MS));
}
