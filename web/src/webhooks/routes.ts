import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const webhookEndpointRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/webhooks/$webhookEndpointId',
  validateSearch: pickSearch('state'),
  component: lazyRouteComponent(() => import('./webhook-endpoint-screen.tsx'), 'WebhookEndpointScreen'),
});

export const webhookRoutes = [webhookEndpointRoute] as const;
