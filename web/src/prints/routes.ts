import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const printsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prints',
  validateSearch: pickSearch('tab', 'kind', 'status'),
  component: lazyRouteComponent(() => import('./prints-screen.tsx'), 'PrintsScreen'),
});

export const printBatchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prints/$printBatchId',
  component: lazyRouteComponent(() => import('./batch-screen.tsx'), 'BatchScreen'),
});

export const printRoutes = [printsRoute, printBatchRoute] as const;
