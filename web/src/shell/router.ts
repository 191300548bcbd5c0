import { createRouter } from '@tanstack/react-router';
import { debtorRoutes } from '../debtors/routes.ts';
import { groupRoutes } from '../groups/routes.ts';
import { importRoutes } from '../imports/routes.ts';
import { invoiceRoutes } from '../invoices/routes.ts';
import { todayRoutes } from '../today/routes.ts';
import { NotFound } from './not-found.tsx';
import { parseSearch, stringifySearch } from './pick-search.ts';
import { rootRoute } from './root-route.ts';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...todayRoutes,
    ...invoiceRoutes,
    ...debtorRoutes,
    ...importRoutes,
    ...groupRoutes,
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
