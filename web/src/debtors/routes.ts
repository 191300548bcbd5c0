import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const debtorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/debtors',
  validateSearch: pickSearch('who', 'q', 'email'),
  component: lazyRouteComponent(() => import('./debtors-screen.tsx'), 'DebtorsScreen'),
});

export const debtorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/debtors/$debtorId',
  validateSearch: pickSearch('tab', 'from', 'to'),
  component: lazyRouteComponent(() => import('./debtor-screen.tsx'), 'DebtorScreen'),
});

export const debtorRoutes = [debtorsRoute, debtorRoute] as const;
