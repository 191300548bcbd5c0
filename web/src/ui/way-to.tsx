import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link by an address that is put together: to a screen that what is shown names, and no code. */
export function WayTo({ address, children }: { address: `/${string}`; children: ReactNode }) {
  return <Link to={address as '/'}>{children}</Link>;
}
