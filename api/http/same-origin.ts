import type { Request } from 'express';
import type { Settings } from '../settings.ts';
import { ApiProblem } from './problem.ts';

/**
 * Refuses what another site's page sends with a person's cookie, or to give them one. Browsers say by `Sec-Fetch-Site`, which no page can
 * set, where a request comes from; older ones say `Origin`. A request that carries a cookie must show that it is of this origin; one
 * that carries none may say nothing, since it is no browser's. `none` is no answer: nobody types a POST into an address line.
 * @throws ApiProblem 403
 */
export function demandSameOrigin(
  req: Request,
  { hasCookie, publicUrl }: { hasCookie: boolean } & Pick<Settings, 'publicUrl'>,
): void {
  const site = req.get('Sec-Fetch-Site');
  const origin = req.get('Origin');
  const isSame =
    site !== undefined ? site === 'same-origin' : origin !== undefined ? isOwn(origin, req, publicUrl) : !hasCookie;
  if (!isSame) throw new ApiProblem('cross_site_request');
}

function isOwn(origin: string, req: Request, publicUrl: string | null): boolean {
  const url = URL.parse(origin);
  if (url === null) return false;
  return publicUrl === null ? url.host === req.get('Host') : url.origin === new URL(publicUrl).origin;
}
