import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';
import { INVOICE_FILTERS } from './invoice-search.ts';

export const invoicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invoices',
  validateSearch: pickSearch(...INVOICE_FILTERS),
  component: lazyRouteComponent(() => import('./invoices-screen.tsx'), 'InvoicesScreen'),
});

export const invoiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invoices/$invoiceId',
  validateSearch: pickSearch('tab', 'mail'),
  component: lazyRouteComponent(() => import('./invoice-screen.tsx'), 'InvoiceScreen'),
});

export const invoiceRoutes = [invoicesRoute, invoiceRoute] as const;
