import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const draftsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/drafts',
  validateSearch: pickSearch('status'),
  component: lazyRouteComponent(() => import('./drafts-screen.tsx'), 'DraftsScreen'),
});

export const draftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/drafts/$draftId',
  component: lazyRouteComponent(() => import('./draft-screen.tsx'), 'DraftScreen'),
});

export const draftRoutes = [draftsRoute, draftRoute] as const;
