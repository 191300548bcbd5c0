import type { Request } from 'express';
import { SESSION_LASTS_SECONDS } from '../../db/people/sessions.ts';
import type { Settings } from '../settings.ts';

export type Reached = Pick<Settings, 'publicUrl'>;

const NAME = 'termin';
const TOKEN = /^[\w-]{43}$/;

/** Over TLS the browser itself holds the name to this host, its root and no other: RFC 6265bis, 4.1.3.2. Safari keeps none such without TLS. */
const fullName = (name: string, reached: Reached): string => (isSecure(reached) ? `__Host-${name}` : name);

/** What a request carries in a cookie of this API's; null where it has no such cookie. */
export function cookieNamed(req: Request, { name, reached }: { name: string; reached: Reached }): string | null {
  const full = fullName(name, reached);
  for (const pair of (req.get('Cookie') ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === full) return value;
  }
  return null;
}

/** What sets a cookie that no script gets and no other site has sent. */
export function ownCookie({
  name,
  value,
  lastsSeconds,
  reached,
}: {
  name: string;
  value: string;
  lastsSeconds: number;
  reached: Reached;
}): string {
  const secure = isSecure(reached) ? '; Secure' : '';
  return `${fullName(name, reached)}=${value}; Max-Age=${lastsSeconds}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

/** The token that a request carries; null where it has no such cookie. One that cannot be a token is a token that nobody has. */
export function readSessionCookie(req: Request, reached: Reached): string | null {
  const value = cookieNamed(req, { name: NAME, reached });
  return value === null || TOKEN.test(value) ? value : '';
}

/** What sets the cookie to a token, or takes it away. */
export function sessionCookie(token: string | null, reached: Reached): string {
  return ownCookie({
    name: NAME,
    value: token ?? '',
    lastsSeconds: token === null ? 0 : SESSION_LASTS_SECONDS,
    reached,
  });
}

function isSecure({ publicUrl }: Reached): boolean {
  return publicUrl !== null && publicUrl.startsWith('https:');
}
