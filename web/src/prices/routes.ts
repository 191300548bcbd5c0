import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const pricesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prices',
  validateSearch: pickSearch('tab', 'archived', 'q'),
  component: lazyRouteComponent(() => import('./prices-screen.tsx'), 'PricesScreen'),
});

export const itemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prices/items/$itemId',
  component: lazyRouteComponent(() => import('./item-screen.tsx'), 'ItemScreen'),
});

export const indexTableRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/prices/index-tables/$name',
  component: lazyRouteComponent(() => import('./index-table-screen.tsx'), 'IndexTableScreen'),
});

export const priceRoutes = [pricesRoute, itemRoute, indexTableRoute] as const;
