import type { Request } from 'express';
import { z } from 'zod';
import { cookieNamed, ownCookie, type Reached } from '../http/session-cookie.ts';
import type { OidcAttempt } from './oidc-provider.ts';

const NAME = 'termin-oidc';
const LASTS_SECONDS = 600;

const shape = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** What the browser keeps of a sign-in that it has begun; null where there is nothing of the kind. */
export function readAttempt(req: Request, reached: Reached): OidcAttempt | null {
  const kept = cookieNamed(req, { name: NAME, reached });
  if (kept === null) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

/**
 * What has the browser keep a sign-in for ten minutes, or forget it. As strict as the session's: the page asks for the rest by a request of
 * its own, and none comes from the provider's site.
 */
export function attemptCookie(attempt: OidcAttempt | null, reached: Reached): string {
  const value = attempt === null ? '' : Buffer.from(JSON.stringify(attempt)).toString('base64url');
  return ownCookie({ name: NAME, value, lastsSeconds: attempt === null ? 0 : LASTS_SECONDS, reached });
}
