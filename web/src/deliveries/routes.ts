import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const deliveriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/deliveries',
  validateSearch: pickSearch('tab', 'status', 'type'),
  component: lazyRouteComponent(() => import('./deliveries-screen.tsx'), 'DeliveriesScreen'),
});

export const deliveryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/deliveries/$deliveryId',
  component: lazyRouteComponent(() => import('./delivery-screen.tsx'), 'DeliveryScreen'),
});

export const payOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pay-outs/$payOutId',
  component: lazyRouteComponent(() => import('./pay-out-screen.tsx'), 'PayOutScreen'),
});

export const deliveryRoutes = [deliveriesRoute, deliveryRoute, payOutRoute] as const;
