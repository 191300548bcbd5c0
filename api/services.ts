import type { Logger } from 'pino';
import type { Orm } from '../db/orm.ts';
import type { PdfPool } from '../documents/render-pool.ts';
import type { SeenRequest } from './http/request-log.ts';
import type { OutboxRelay } from './outbox/outbox-relay.ts';
import type { OidcProvider } from './oidc/oidc-provider.ts';
import type { Settings } from './settings.ts';
import type { Temporal } from './temporal.ts';

/** What the API needs from outside, given as arguments so that a test gives its own. */
export interface Services {
  readonly orm: Orm;
  readonly temporal: Temporal;
  readonly relay: OutboxRelay;
  readonly pdf: Pick<PdfPool, 'render'>;
  /** Null where nobody may sign in by one. */
  readonly oidc: OidcProvider | null;
  readonly log: Logger;
  /** Is told of each request that is over. */
  readonly seen: (request: SeenRequest) => void;
  readonly settings: Settings;
}
