import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Where the screen of an object is, for those that have one of their own. */
const PATHS = {
  debtor: 'debtors',
  delivery: 'deliveries',
  invoice: 'invoices',
  pay_out: 'pay-outs',
  payment: 'payments',
  received_file: 'files',
  reminder: 'reminders',
  subscription: 'subscriptions',
} as const;

const hasScreen = (type: string): type is keyof typeof PATHS => Object.hasOwn(PATHS, type);

/** A link to what something is about, by the API's name of its type; where it has no screen, what stands in it alone. */
export function ObjectLink({ type, id, children }: { type: string; id: string; children: ReactNode }) {
  if (!hasScreen(type)) return children;
  const path: string = `/${PATHS[type]}/${id}`;
  return <Link to={path}>{children}</Link>;
}
