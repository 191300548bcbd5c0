import { createServer, type RequestListener, type Server } from 'node:http';

// Longer than proxies and clients keep an idle connection, which is a minute at most: one that is closed from here just when they send a
// request into it answers nothing, and they cannot tell whether the request was heard.
const KEEP_ALIVE_MS = 65_000;

/** The server that answers with the application. It listens nowhere yet. */
export function createApiServer(app: RequestListener): Server {
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
}
