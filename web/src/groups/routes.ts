import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups',
  validateSearch: pickSearch('tab', 'status', 'q'),
  component: lazyRouteComponent(() => import('./groups-screen.tsx'), 'GroupsScreen'),
});

export const debtorGroupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups/debtors/$debtorGroupId',
  validateSearch: pickSearch('on'),
  component: lazyRouteComponent(() => import('./debtor-group-screen.tsx'), 'DebtorGroupScreen'),
});

export const subscriptionGroupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups/$subscriptionId',
  validateSearch: pickSearch('tab', 'on', 'from', 'to'),
  component: lazyRouteComponent(() => import('./subscription-group-screen.tsx'), 'SubscriptionGroupScreen'),
});

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups/$subscriptionId/runs/$runId',
  validateSearch: pickSearch('status'),
  component: lazyRouteComponent(() => import('./run-screen.tsx'), 'RunScreen'),
});

/** Of a run whose group is not known, as in a link from its workflow. */
export const anyRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/runs/$runId',
  component: lazyRouteComponent(() => import('./any-run-screen.tsx'), 'AnyRunScreen'),
});

export const groupRoutes = [groupsRoute, debtorGroupRoute, subscriptionGroupRoute, runRoute, anyRunRoute] as const;
