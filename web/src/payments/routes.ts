import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const paymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/payments',
  validateSearch: pickSearch(
    'status',
    'kind',
    'source',
    'bookedFrom',
    'bookedTo',
    'debtorId',
    'invoiceId',
    'receivedFileId',
  ),
  component: lazyRouteComponent(() => import('./payments-screen.tsx'), 'PaymentsScreen'),
});

export const enterPaymentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/payments/new',
  component: lazyRouteComponent(() => import('./enter-payment-screen.tsx'), 'EnterPaymentScreen'),
});

export const paymentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/payments/$paymentId',
  component: lazyRouteComponent(() => import('./payment-screen.tsx'), 'PaymentScreen'),
});

export const paymentRoutes = [paymentsRoute, enterPaymentRoute, paymentRoute] as const;
