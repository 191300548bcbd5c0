import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type KoaContext, Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { LOOPBACK } from '../../dev/free-ports.ts';

const CLIENT_ID = 'termin';
const CLIENT_SECRET = 'secret-of-a-test-0123456789abcdef';
const SCOPE = 'openid email profile';
const RSA_BITS = 2048;

/** What a provider knows of somebody. */
export interface OidcAccount {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

/** An OpenID provider on this machine, at which anybody signs in by saying who they are. */
export interface OidcIssuer {
  readonly settings: { issuer: string; clientId: string; clientSecret: string; name: string };
  /** Whom it knows, by their subject. */
  readonly accounts: Map<string, OidcAccount>;
  /** Goes through a sign-in as somebody without cookies would, or breaks it off. Answers the query that it sends the browser back with. */
  signIn(url: string, subject: string | null): Promise<string>;
  stop(): Promise<void>;
}

/** `host` is another name of this machine, for a browser to which the provider shall be another site. One that ends no sessions has no place for it. */
export async function startOidcIssuer({
  port,
  redirectUri,
  host = LOOPBACK,
  endsSessions = true,
}: {
  port: number;
  redirectUri: string;
  host?: string;
  endsSessions?: boolean;
}): Promise<OidcIssuer> {
  const issuer = `http://${host}:${port}`;
  const accounts = new Map<string, OidcAccount>();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: RSA_BITS });
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: [randomUUID()] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: endsSessions, logoutSource: askToSignOut },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, accountId: string) => {
      const account = accounts.get(accountId);
      return account && { accountId, claims: () => ({ sub: accountId, ...account }) };
    },
    // Who has signed in has agreed.
    async loadExistingGrant({ oidc }: KoaContext) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', issuer);
    const subject = searchParams.get('as');
    if (!pathname.startsWith('/interaction/')) answer(req, res);
    else if (searchParams.has('refuse')) void provider.interactionFinished(req, res, { error: 'access_denied' });
    else if (subject !== null) void provider.interactionFinished(req, res, { login: { accountId: subject } });
    else {
      const links = [...accounts].map(([id, { name }]) => `<li><a href="${pathname}?as=${id}">${name}</a></li>`);
      res
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><title>Prøvelogin</title><ul>${links.join('')}</ul>`);
    }
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return {
    settings: { issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, name: 'Prøvelogin' },
    accounts,
    signIn: (url, subject) => goThrough(url, { subject, redirectUri }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The provider's own question; `form` is an empty one that its button belongs to. */
function askToSignOut(context: KoaContext, form: string): void {
  const button = '<button type="submit" form="op.logoutForm" name="logout" value="yes">Log ud af Prøvelogin</button>';
  context.body = `<!doctype html><title>Prøvelogin</title>${form}${button}`;
}

async function goThrough(
  url: string,
  { subject, redirectUri }: { subject: string | null; redirectUri: string },
): Promise<string> {
  const jar = new Map<string, string>();
  let next = url;
  while (!next.startsWith(redirectUri)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split('=', 2);
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) {
      if (response.status !== 200 || !next.includes('/interaction/')) {
        throw new Error(`the provider answered ${response.status} to ${next}: ${await response.text()}`);
      }
      next += subject === null ? '?refuse' : `?as=${subject}`;
    } else {
      next = new URL(location, next).href;
    }
  }
  return new URL(next).search.slice(1);
}
