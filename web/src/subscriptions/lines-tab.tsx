import type { components } from '../api/schema.ts';
import { OneOffLines } from './one-off-lines.tsx';
import { StandingLines } from './standing-lines.tsx';

/** What a subscription charges: on every invoice, and once. */
export function LinesTab({ subscription }: { subscription: components['schemas']['Subscription'] }) {
  return (
    <>
      <StandingLines subscription={subscription} />
      <OneOffLines subscription={subscription} />
    </>
  );
}
