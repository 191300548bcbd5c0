import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../shell/root-route.ts';

export const operatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator',
  component: lazyRouteComponent(() => import('./operator-screen.tsx'), 'OperatorScreen'),
});

export const newCreditorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator/new',
  component: lazyRouteComponent(() => import('./new-creditor-screen.tsx'), 'NewCreditorScreen'),
});

export const creditorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator/$creditorId',
  component: lazyRouteComponent(() => import('./creditor-screen.tsx'), 'CreditorScreen'),
});

export const operatorRoutes = [operatorRoute, newCreditorRoute, creditorRoute] as const;
