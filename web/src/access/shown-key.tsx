import { Moment } from '../ui/day.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { Status } from '../ui/status.tsx';
import { useAccessWords } from './words.ts';

/** The secret of a key that was made, once. */
export function ShownKey({ made, onKept }: { made: { readonly secret: string | null } | null; onKept: () => void }) {
  const words = useAccessWords();
  if (made === null) return null;
  return (
    <ShownOnce
      title={words.secret}
      text={made.secret === null ? words.secretShown : words.secretText}
      secrets={made.secret === null ? [] : [made.secret]}
      onKept={onKept}
    />
  );
}

interface KeyTimes {
  readonly revokedAt: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export const isOver = ({ revokedAt, expiresAt }: Pick<KeyTimes, 'revokedAt' | 'expiresAt'>): boolean =>
  revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= Date.now());

export function KeyStatus({ of }: { of: KeyTimes }) {
  const words = useAccessWords();
  const { revokedAt, expiresAt } = of;
  if (revokedAt !== null)
    return (
      <Status tone="quiet">
        {words.revoked} <Moment instant={revokedAt} />
      </Status>
    );
  if (expiresAt === null) return <Status tone="good">{words.active}</Status>;
  return (
    <Status tone={isOver(of) ? 'quiet' : 'good'}>
      {isOver(of) ? words.expired : words.expires} <Moment instant={expiresAt} />
    </Status>
  );
}

export function LastUse({ of: { lastUsedAt } }: { of: Pick<KeyTimes, 'lastUsedAt'> }) {
  const words = useAccessWords();
  return lastUsedAt === null ? words.neverUsed : <Moment instant={lastUsedAt} />;
}
