import { isAcceptPath, OIDC_RETURN } from './accept-paths.ts';

const KEPT = 'termin-place-before';

/** Whether an address is a path of this page: one that two slashes or a backslash begin leads to another site. */
export const isOwnPath = (address: string): boolean => /^\/(?![/\\])/.test(address);

/** Keeps where this window is while it goes to the OpenID provider. */
export function keepPlace(): void {
  const { pathname, search, hash } = location;
  if (pathname === OIDC_RETURN || isAcceptPath(pathname)) return;
  sessionStorage.setItem(KEPT, pathname + search + hash);
}

/** Where the window was before it went to the OpenID provider; the first screen where nothing is kept, or it is none of the page's. */
export function placeBefore(): string {
  const kept = sessionStorage.getItem(KEPT);
  return kept !== null && isOwnPath(kept) ? kept : '/';
}

/** It has come back. */
export function forgetPlace(): void {
  sessionStorage.removeItem(KEPT);
}
