import type { RequestHandler } from 'express';
import type { Services } from './services.ts';

const TIMEOUT_MS = 2000;
const RETRY_AFTER_SECONDS = 5;

type State = 'up' | 'away';

/** Whether PostgreSQL and Temporal can be reached, and which cannot. */
export function createReadiness({ orm, temporal, log }: Services): RequestHandler {
  const database = async (): Promise<State> => {
    const { promise: tooLate, resolve } = Promise.withResolvers<State>();
    const timer = setTimeout(() => resolve('away'), TIMEOUT_MS);
    const asked = orm.em
      .fork()
      .execute('select 1')
      .then(
        (): State => 'up',
        (error: unknown): State => {
          log.warn({ err: error }, 'database away');
          return 'away';
        },
      );
    const state = await Promise.race([asked, tooLate]);
    clearTimeout(timer);
    return state;
  };
  return async (_req, res) => {
    const [postgresql, temporalAway] = await Promise.all([database(), temporal.isAway()]);
    const ready = postgresql === 'up' && !temporalAway;
    if (!ready) res.set('Retry-After', RETRY_AFTER_SECONDS.toString());
    res.status(ready ? 200 : 503).json({ ready, postgresql, temporal: temporalAway ? 'away' : 'up' });
  };
}
