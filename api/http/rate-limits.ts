import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Settings } from '../settings.ts';
import { ApiProblem } from './problem.ts';

const WINDOW_MS = 60_000;

/** Counted in this process alone. Each throws an ApiProblem 429 where there were too many. */
export interface RateLimits {
  /** Counts a request of a creditor, or of the operator. */
  countRequest(req: Request, res: Response, scope: string): Promise<void>;
  /** Counts a request with a wrong key or none. A right key is never held up by wrong ones from the same address. */
  countFailedAuth(req: Request, res: Response): Promise<void>;
}

const scopes = new WeakMap<Request, string>();

export function createRateLimits({ requestsPerMinute, failedAuthPerMinute }: Settings): RateLimits {
  const byScope = limiter({ limit: requestsPerMinute, keyOf: (req) => scopes.get(req) ?? '' });
  const byAddress = limiter({ limit: failedAuthPerMinute, keyOf: (req) => ipKeyGenerator(req.ip ?? '') });
  return {
    countRequest(req, res, scope) {
      scopes.set(req, scope);
      return run(byScope, req, res);
    },
    countFailedAuth: (req, res) => run(byAddress, req, res),
  };
}

function limiter({ limit, keyOf }: { limit: number; keyOf: (req: Request) => string }): RequestHandler {
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
