import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '../api/schema.ts';

/** To an invoice, a credit note or a reminder: whatever has the id. */
export function ReceivableLink({
  kind,
  id,
  children,
}: {
  kind: components['schemas']['PrintItem']['kind'] | null;
  id: string;
  children: ReactNode;
}) {
  return kind === 'reminder' ? (
    <Link to="/reminders/$reminderId" params={{ reminderId: id }}>
      {children}
    </Link>
  ) : (
    <Link to="/invoices/$invoiceId" params={{ invoiceId: id }}>
      {children}
    </Link>
  );
}
