import * as oidc from 'openid-client';
import { z } from 'zod';
import type { Settings } from '../settings.ts';
import { isLoopback } from './is-loopback.ts';

/** What a sign-in is begun with and must end with; the browser keeps it meanwhile. */
export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider has seen. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** In small letters. Null where the provider does not say that it is theirs. */
  readonly verifiedEmail: string | null;
  readonly name: string | null;
  /** The ID token in which it says so. */
  readonly idToken: string;
}

export interface OidcProvider {
  readonly name: string;
  /** Where a sign-in begins. @throws OidcUnreachable */
  begin(): Promise<{ readonly url: string; readonly attempt: OidcAttempt }>;
  /** Whom the provider's answer, the query that it sent back, tells of. @throws OidcUnreachable, OidcRefused */
  finish(answer: string, attempt: OidcAttempt): Promise<OidcIdentity>;
  /**
   * Where a browser ends the provider's session of which the ID token tells, and is sent back from; null where the provider has no such place
   * or does not answer.
   */
  signOutUrl(idToken: string): Promise<string | null>;
}

/** The provider does not answer, or not as one. */
export class OidcUnreachable extends Error {
  override readonly name = 'OidcUnreachable';
}

/** The provider has not let the person in, or its answer is not one to this sign-in. */
export class OidcRefused extends Error {
  override readonly name = 'OidcRefused';
}

/** Where the provider sends people back to, who have signed in or out: a screen of the page, which asks for the rest. */
const RETURN_PATH = '/oidc';
const TIMEOUT_SECONDS = 10;
const NAME_LENGTH = 100;

const claimsShape = z.object({
  email: z.string().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

/**
 * Speaks to the provider that the settings name: code flow with PKCE, state and nonce (OpenID Connect Core 1.0, 3.1; RFC 7636). Null where
 * they name none. What the provider says of itself is asked for when it is first needed, so that the API starts without it.
 */
export function createOidcProvider({
  oidc: settings,
  publicUrl,
}: Pick<Settings, 'oidc' | 'publicUrl'>): OidcProvider | null {
  if (settings === null || publicUrl === null) return null;
  const { issuer, clientId, clientSecret, name } = settings;
  const redirectUri = `${publicUrl}${RETURN_PATH}`;
  let known: Promise<oidc.Configuration> | null = null;
  const configuration = async (): Promise<oidc.Configuration> => {
    known ??= discover({ issuer, clientId, clientSecret });
    try {
      return await known;
    } catch (error) {
      known = null;
      throw new OidcUnreachable(reasonOf(error), { cause: error });
    }
  };
  return {
    name,
    async begin() {
      const config = await configuration();
      const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, attempt };
    },
    async finish(answer, { state, nonce, verifier }) {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirectUri}?${answer}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined || tokens.id_token === undefined)
          throw new OidcRefused('the provider sent no ID token');
        const told = claimsShape.parse(
          claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
            ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
            : claims,
        );
        return {
          issuer: claims.iss,
          subject: claims.sub,
          verifiedEmail: told.email_verified === true ? (told.email?.toLowerCase() ?? null) : null,
          name: told.name?.slice(0, NAME_LENGTH) ?? null,
          idToken: tokens.id_token,
        };
      } catch (error) {
        throw isRefusal(error)
          ? new OidcRefused(reasonOf(error), { cause: error })
          : new OidcUnreachable(reasonOf(error), { cause: error });
      }
    },
    // OpenID Connect RP-Initiated Logout 1.0, 2
    async signOutUrl(idToken) {
      const config = await configuration().catch(() => null);
      if (config?.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: redirectUri }).href;
    },
  };
}

async function discover({
  issuer,
  clientId,
  clientSecret,
}: {
  issuer: string;
  clientId: string;
  clientSecret: string;
}) {
  const options = {
    timeout: TIMEOUT_SECONDS,
    ...(isLoopback(issuer) ? { execute: [oidc.allowInsecureRequests] } : {}),
  };
  const config = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
  // OpenID Connect Discovery 1.0, 3: who does not say takes Basic.
  const methods = config.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  if (methods.includes('client_secret_post')) return config;
  return oidc.discovery(new URL(issuer), clientId, clientSecret, oidc.ClientSecretBasic(clientSecret), options);
}

/** What the provider has answered, against what it could not be asked. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof OidcRefused ||
    error instanceof oidc.AuthorizationResponseError ||
    error instanceof oidc.ResponseBodyError ||
    (error instanceof oidc.ClientError &&
      error.code !== 'OAUTH_TIMEOUT' &&
      error.code !== 'OAUTH_HTTP_REQUEST_FORBIDDEN')
  );
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
