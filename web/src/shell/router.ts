import { createRouter } from '@tanstack/react-router';
import { deliveryRoutes } from '../deliveries/routes.ts';
import { fileRoutes } from '../files/routes.ts';
import { findingRoutes } from '../findings/routes.ts';
import { invoiceRoutes } from '../invoices/routes.ts';
import { paymentRoutes } from '../payments/routes.ts';
import { todayRoutes } from '../today/routes.ts';
import { NotFound } from './not-found.tsx';
import { parseSearch, stringifySearch } from './pick-search.ts';
import { rootRoute } from './root-route.ts';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...todayRoutes,
    ...invoiceRoutes,
    ...paymentRoutes,
    ...fileRoutes,
    ...deliveryRoutes,
    ...findingRoutes,
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
