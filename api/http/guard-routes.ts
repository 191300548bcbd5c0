import { reads } from './reads.ts';
import type { Route } from './route.ts';

/**
 * The routes, each that changes something with the GET that guards it: of those that answer an `ETag` to the same callers, the one whose
 * path is the longest beginning of its own. So whatever is changed below an object's path is refused by `If-Match` where that object is
 * not as the caller has seen it, and no route can forget it.
 */
export function guardRoutes(routes: readonly Route[]): readonly Route[] {
  const tagged = routes
    .filter(({ prepareHeld }) => prepareHeld !== undefined)
    .toSorted((one, other) => other.path.length - one.path.length);
  return routes.map((route) => {
    if (reads(route) || route.guarded === true) return route;
    const guards = tagged.find(({ path, access }) => access === route.access && isAtOrBelow(route.path, path));
    return guards === undefined ? route : { ...route, guards };
  });
}

const isAtOrBelow = (path: string, above: string) => `${path}/`.startsWith(`${above}/`);
