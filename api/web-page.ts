import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Router, type Request, type Response } from 'express';

/** As the build lays it. */
export const WEB_FOLDER = join(import.meta.dirname, '..', 'web', 'dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Names of the build's files hold a hash of what is in them. */
const HASHED = '/assets/';
const A_YEAR = 'public, max-age=31536000, immutable';

/** Only what is of this origin, and no script or style in the page itself. Its frames are the PDFs and mails of the API. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

/** What the API has for programs: nobody is shown the page there. */
const NOT_THE_PAGE = /^\/(v1|docs|healthz|readyz|openapi\.json)(\/|$)/;

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

interface WebFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

/**
 * The page for people: its files, and the page itself at every address that is nothing else, so that an address can be sent to
 * somebody. Null where it has not been built.
 */
export function createWebPage(folder: string = WEB_FOLDER): Router | null {
  const files = readFiles(folder);
  const index = files.get('/index.html');
  if (index === undefined) return null;
  const router = Router();
  // No route: a router with one answers OPTIONS of every path by its own methods.
  router.use((req, res, next) => {
    if (!READS.has(req.method)) {
      next();
      return;
    }
    const file = files.get(req.path);
    if (file !== undefined && file !== index) {
      res.set('Cache-Control', req.path.startsWith(HASHED) ? A_YEAR : 'no-cache');
      send(req, res, file);
    } else if (req.path === '/' || (!NOT_THE_PAGE.test(req.path) && req.accepts(['json', 'html']) === 'html')) {
      res.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': POLICY });
      send(req, res, index);
    } else {
      next();
    }
  });
  return router;
}

function send(req: Request, res: Response, file: WebFile): void {
  res.vary('Accept-Encoding');
  res.set('Content-Type', file.type);
  // Who takes both gets the smaller, in whatever order they are named.
  const encoding = (['br', 'gzip'] as const).find(
    (name) => file[name] !== undefined && req.acceptsEncodings(name) === name,
  );
  if (encoding === undefined) {
    res.send(file.plain);
  } else {
    res.set('Content-Encoding', encoding);
    res.send(file[encoding]);
  }
}

/** All of them are read at the start: they are few, and a request reads none. */
function readFiles(folder: string): Map<string, WebFile> {
  const names = new Set(namesIn(folder));
  const read = (name: string): Buffer | undefined => (names.has(name) ? readFileSync(join(folder, name)) : undefined);
  const files = new Map<string, WebFile>();
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    files.set(`/${name}`, {
      type,
      plain: readFileSync(join(folder, name)),
      br: read(`${name}.br`),
      gzip: read(`${name}.gz`),
    });
  }
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}
