import { ApiProblem } from '../http/problem.ts';
import { OidcRefused, OidcUnreachable } from './oidc-provider.ts';

/** What went wrong with the provider, as the API answers it. @throws always */
export function asProblem(error: unknown): never {
  if (error instanceof OidcUnreachable) throw new ApiProblem('oidc_unreachable', { detail: error.message });
  if (error instanceof OidcRefused) throw new ApiProblem('oidc_refused', { detail: error.message });
  throw error;
}
