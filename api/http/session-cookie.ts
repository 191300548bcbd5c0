import type { Request } from 'express';
import { SESSION_LASTS_SECONDS } from '../../db/people/sessions.ts';
import type { Settings } from '../settings.ts';

type Reached = Pick<Settings, 'publicUrl'>;

const TOKEN = /^[\w-]{43}$/;

/** Over TLS the browser itself holds the name to this host, its root and no other: RFC 6265bis, 4.1.3.2. Safari keeps none such without TLS. */
export function sessionCookieName({ publicUrl }: Reached): string {
  return isSecure({ publicUrl }) ? '__Host-termin' : 'termin';
}

/** The token that a request carries; null where it has no such cookie. One that cannot be a token is a token that nobody has. */
export function readSessionCookie(req: Request, reached: Reached): string | null {
  const name = sessionCookieName(reached);
  for (const pair of (req.get('Cookie') ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === name) return TOKEN.test(value) ? value : '';
  }
  return null;
}

/** What sets the cookie to a token, or takes it away. */
export function sessionCookie(token: string | null, reached: Reached): string {
  const secure = isSecure(reached) ? '; Secure' : '';
  const lasts = token === null ? 0 : SESSION_LASTS_SECONDS;
  return `${sessionCookieName(reached)}=${token ?? ''}; Max-Age=${lasts}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

function isSecure({ publicUrl }: Reached): boolean {
  return publicUrl !== null && publicUrl.startsWith('https:');
}
