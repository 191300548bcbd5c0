import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const subscriptionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/subscriptions',
  validateSearch: pickSearch('status', 'kind', 'nextBillingBefore', 'q'),
  component: lazyRouteComponent(() => import('./subscriptions-screen.tsx'), 'SubscriptionsScreen'),
});

export const subscriptionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/subscriptions/$subscriptionId',
  validateSearch: pickSearch('tab'),
  component: lazyRouteComponent(() => import('./subscription-screen.tsx'), 'SubscriptionScreen'),
});

export const newSubscriptionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/subscriptions/new',
  validateSearch: pickSearch('debtorId'),
  component: lazyRouteComponent(() => import('./new-subscription-screen.tsx'), 'NewSubscriptionScreen'),
});

export const subscriptionRoutes = [subscriptionsRoute, newSubscriptionRoute, subscriptionRoute] as const;
