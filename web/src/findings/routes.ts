import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const findingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/findings',
  validateSearch: pickSearch('tab', 'status', 'code'),
  component: lazyRouteComponent(() => import('./findings-screen.tsx'), 'FindingsScreen'),
});

export const findingRoutes = [findingsRoute] as const;
