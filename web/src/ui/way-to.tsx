import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link by an address that is put together: to a screen of another noun, whose routes this one does not know. */
export function WayTo({
  address,
  search = {},
  className,
  children,
}: {
  address: `/${string}`;
  search?: Readonly<Record<string, string>>;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link to={address as '/'} search={search} className={className}>
      {children}
    </Link>
  );
}
