import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import type { Settings } from '../settings.ts';
import type { KeyGuard } from './authenticate.ts';
import { ApiProblem } from './problem.ts';

const WINDOW_MS = 60_000;

/** Counted in this process alone. Each throws an ApiProblem 429 where there were too many. */
export interface RateLimits {
  /** Counts a request of a creditor, or of the operator. */
  countRequest(req: Request, res: Response, scope: string): Promise<void>;
  /** Counts a request with a wrong key or none. A right key is never held up by wrong ones from the same address. */
  countFailedAuth(req: Request, res: Response): Promise<void>;
  /**
   * What a key must pass before anybody is asked of it: after too many wrong ones from an address only those are looked at that were right before, in
   * this process.
   */
  guardOf(req: Request, res: Response): KeyGuard;
}

/** As many keys are remembered to have been right. */
const MAX_REMEMBERED = 10_000;

const scopes = new WeakMap<Request, string>();

export function createRateLimits({ requestsPerMinute, failedAuthPerMinute }: Settings): RateLimits {
  const byScope = limiter({ limit: requestsPerMinute, keyOf: (req) => scopes.get(req) ?? '' });
  const byAddress = limiter({ limit: failedAuthPerMinute, keyOf: addressOf });
  const wereRight = new Set<string>();
  return {
    countRequest(req, res, scope) {
      scopes.set(req, scope);
      return run(byScope, req, res);
    },
    countFailedAuth: (req, res) => run(byAddress, req, res),
    guardOf: (req, res) => ({
      async demandTry(hash) {
        if (wereRight.has(hash.toString('base64'))) return;
        const failed = await byAddress.getKey(addressOf(req));
        // One more is refused, with the time to wait.
        if (failed !== undefined && failed.totalHits >= failedAuthPerMinute) await run(byAddress, req, res);
      },
      wasRight(hash) {
        if (wereRight.size >= MAX_REMEMBERED) wereRight.clear();
        wereRight.add(hash.toString('base64'));
      },
    }),
  };
}

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

function limiter({ limit, keyOf }: { limit: number; keyOf: (req: Request) => string }): RateLimitRequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    keyGenerator: keyOf,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler(_req, _res, next) {
      next(new ApiProblem('too_many_requests'));
    },
  });
}

function run(handler: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
}
