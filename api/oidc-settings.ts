import { readUrl, type Variables } from '../db/environment.ts';
import { isLoopback } from './oidc/is-loopback.ts';

/** The provider that people may sign in by, and as what this API is known there. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it: it stands on the button. */
  readonly name: string;
}

const DEFAULT_NAME = 'OpenID';
const VARIABLES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'];

/** Null where none of its variables is set. */
export function readOidc(variables: Variables): OidcSettings | null {
  const { given, refuse } = variables;
  const needed = (name: string, why: string): string => {
    const text = given(name);
    if (text === null) refuse(`${name} is needed: ${why}`);
    return text ?? '';
  };
  if (VARIABLES.every((name) => given(name) === null)) return null;
  // As it is written, a slash at its end too: the provider says the same of itself.
  readUrl(variables, 'OIDC_ISSUER');
  const issuer = needed('OIDC_ISSUER', 'the provider that people sign in by');
  if (issuer.startsWith('http:') && !isLoopback(issuer))
    refuse('OIDC_ISSUER must be https, but on this machine itself');
  needed('PUBLIC_URL', 'the provider must be told where to send people back');
  return {
    issuer,
    clientId: needed('OIDC_CLIENT_ID', 'what the provider knows Termin as'),
    clientSecret: needed(
      'OIDC_CLIENT_SECRET',
      'by what Termin proves there who it is, or OIDC_CLIENT_SECRET_FILE, its file',
    ),
    name: given('OIDC_NAME') ?? DEFAULT_NAME,
  };
}
