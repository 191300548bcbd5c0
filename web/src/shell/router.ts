import { createRouter } from '@tanstack/react-router';
import { draftRoutes } from '../drafts/routes.ts';
import { invoiceRoutes } from '../invoices/routes.ts';
import { priceRoutes } from '../prices/routes.ts';
import { subscriptionRoutes } from '../subscriptions/routes.ts';
import { todayRoutes } from '../today/routes.ts';
import { NotFound } from './not-found.tsx';
import { parseSearch, stringifySearch } from './pick-search.ts';
import { rootRoute } from './root-route.ts';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...todayRoutes,
    ...draftRoutes,
    ...invoiceRoutes,
    ...subscriptionRoutes,
    ...priceRoutes,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
