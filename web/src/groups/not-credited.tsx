import { Link } from '@tanstack/react-router';
import type { EndedMember } from './members-of.ts';
import { useGroupWords } from './words.ts';

/** What is billed beyond a membership that was made shorter: it stays until somebody credits it. */
export function NotCredited({ ended: { name, notCredited } }: { ended: EndedMember }) {
  const words = useGroupWords();
  const invoiceIds = notCredited?.invoiceIds ?? [];
  if (invoiceIds.length === 0) return null;
  return (
    <p className="notice" role="status">
      <strong>{name}.</strong> {words.notCredited(invoiceIds.length)}{' '}
      {invoiceIds.map((invoiceId, position) => (
        <span key={invoiceId}>
          <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
            {words.invoice} {position + 1}
          </Link>{' '}
        </span>
      ))}
    </p>
  );
}
