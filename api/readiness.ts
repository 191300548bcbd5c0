import type { RequestHandler } from 'express';
import type { Services } from './services.ts';

const TIMEOUT_MS = 2000;
const RETRY_AFTER_SECONDS = 5;

/** Whether PostgreSQL and Temporal can be reached: a database that takes too long to answer cannot. */
export async function askBoth({
  orm,
  temporal,
  log,
}: Pick<Services, 'log' | 'orm' | 'temporal'>): Promise<{ postgresql: boolean; temporal: boolean }> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), TIMEOUT_MS);
  const asked = orm.em
    .fork()
    .execute('select 1')
    .then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error }, 'database away');
        return false;
      },
    );
  const [postgresql, temporalAway] = await Promise.all([Promise.race([asked, tooLate]), temporal.isAway()]);
  clearTimeout(timer);
  return { postgresql, temporal: !temporalAway };
}

/** Answers whether PostgreSQL and Temporal can be reached, and which cannot. */
export function createReadiness(services: Services): RequestHandler {
  return async (_req, res) => {
    const { postgresql, temporal } = await askBoth(services);
    const ready = postgresql && temporal;
    if (!ready) res.set('Retry-After', RETRY_AFTER_SECONDS.toString());
    res.status(ready ? 200 : 503).json({ ready, postgresql: stateOf(postgresql), temporal: stateOf(temporal) });
  };
}

const stateOf = (isReached: boolean) => (isReached ? 'up' : 'away');
