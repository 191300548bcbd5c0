import type { components } from '../api/schema.ts';
import { Status } from '../ui/status.tsx';
import { useMailWords } from './words.ts';

/** The addresses that did not get a mail which others have, each with what the mail server said. */
export function RefusedAddresses({ refused }: { refused: readonly components['schemas']['RefusedAddress'][] }) {
  const words = useMailWords();
  if (refused.length === 0) return null;
  return (
    <ul className="refused-addresses">
      {refused.map(({ address, reason }) => (
        <li key={address}>
          <Status tone="bad">{words.wasRefused(address)}</Status>
          <p className="why" lang="en">
            {reason}
          </p>
        </li>
      ))}
    </ul>
  );
}
