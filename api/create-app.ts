import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { createErrorHandler, unknownPath } from './http/error-handler.ts';
import { mountRoutes, onlyMethods } from './http/mount-routes.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { createRequestLog } from './http/request-log.ts';
import { createOpenApi } from './openapi.ts';
import { createReadiness } from './readiness.ts';
import { createReferencePage } from './reference-page.ts';
import { ROUTES } from './routes.ts';
import type { Services } from './services.ts';
import { createWebPage } from './web-page.ts';

// The reference page runs scripts of this origin alone; its own style sheets are set by script, which needs 'unsafe-inline'.
const POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** The HTTP application on what it needs from outside; it listens nowhere yet. */
export function createApp(services: Services): Express {
  const { log, settings, seen } = services;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', [...settings.trustedProxies]);
  app.set('query parser', 'simple');
  app.use(createRequestLog(log, seen));
  app.use(helmet({ contentSecurityPolicy: POLICY }));
  // By Accept-Encoding, brotli or gzip; what is small or compressed already, such as a PDF, goes as it is.
  app.use(compression());
  app.get('/healthz', (_req, res) => {
    res.json({ up: true });
  });
  app.get('/readyz', createReadiness(services));
  const page = createWebPage();
  if (page === null) app.get('/', (_req, res) => res.redirect('/docs'));
  else app.use(page);
  const openApi = createOpenApi(ROUTES);
  app.get('/openapi.json', (_req, res) => {
    res.json(openApi);
  });
  app.use('/docs', createReferencePage());
  app.all(['/', '/healthz', '/readyz', '/openapi.json'], onlyMethods(['get']));
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use(mountRoutes(ROUTES, services, createRateLimits(settings)));
  app.use(unknownPath);
  app.use(createErrorHandler(log));
  return app;
}
