import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

declare module 'express-serve-static-core' {
  interface Request {
    /** Names the request in logs and in problems. */
    id: string;
  }
}

/** One line for each request: never a body, a key or a name, and of the path only the route's pattern, since a query may hold a name. */
export function createRequestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const startedMs = performance.now();
    req.id = randomUUID();
    res.set('X-Request-Id', req.id);
    res.once('close', () => {
      const route: unknown = req.route?.path;
      log.info(
        {
          requestId: req.id,
          method: req.method,
          route: typeof route === 'string' ? req.baseUrl + route : null,
          status: res.writableFinished ? res.statusCode : null,
          ms: Math.round(performance.now() - startedMs),
        },
        'request',
      );
    });
    next();
  };
}
