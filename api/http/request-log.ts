import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

declare module 'express-serve-static-core' {
  interface Request {
    /** Names the request in logs and in problems. */
    id: string;
    /** The code of the problem that it was answered with; not there where it was done. */
    problem?: string;
    /** Who makes it, by ids alone; not there while nobody knows. */
    madeBy?: { readonly creditorId: string | null; readonly apiKeyId: string | null; readonly personId: string | null };
  }
}

const UNKNOWN = { creditorId: null, apiKeyId: null, personId: null };

/** A request that is over, as measures count it. */
export interface SeenRequest {
  readonly method: string;
  /** The route's pattern; null where no route has the path. */
  readonly route: string | null;
  /** Null where the client went before it was answered. */
  readonly status: number | null;
  /** The code of the error that it was answered by; null where by none. */
  readonly problem: string | null;
  readonly seconds: number;
}

/**
 * One line for each request, which is told to `seen` as well: who made it by the ids of key, person and creditor, from where, how it came out and how long
 * it took. Never a body, a key or a name, and of the path only the route's pattern, since a query may hold a name.
 */
export function createRequestLog(log: Logger, seen: (request: SeenRequest) => void): RequestHandler {
  return (req, res, next) => {
    const startedMs = performance.now();
    req.id = randomUUID();
    res.set('X-Request-Id', req.id);
    res.once('close', () => {
      const path: unknown = req.route?.path;
      const ms = performance.now() - startedMs;
      const { method } = req;
      const route = typeof path === 'string' ? req.baseUrl + path : null;
      const status = res.writableFinished ? res.statusCode : null;
      const address = req.ip ?? null;
      const outcome = status === null ? 'unanswered' : (req.problem ?? 'done');
      log.info(
        { requestId: req.id, method, route, status, outcome, ms: Math.round(ms), address, ...UNKNOWN, ...req.madeBy },
        'request',
      );
      seen({ method, route, status, problem: req.problem ?? null, seconds: ms / 1000 });
    });
    next();
  };
}
