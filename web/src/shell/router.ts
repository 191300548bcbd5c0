import { createRouter } from '@tanstack/react-router';
import { auditRoutes } from '../audit/routes.ts';
import { debtorRoutes } from '../debtors/routes.ts';
import { fileRoutes } from '../files/routes.ts';
import { findingRoutes } from '../findings/routes.ts';
import { groupRoutes } from '../groups/routes.ts';
import { importRoutes } from '../imports/routes.ts';
import { deliveryRoutes } from '../deliveries/routes.ts';
import { draftRoutes } from '../drafts/routes.ts';
import { invoiceRoutes } from '../invoices/routes.ts';
import { mailRoutes } from '../mails/routes.ts';
import { printRoutes } from '../prints/routes.ts';
import { priceRoutes } from '../prices/routes.ts';
import { reminderRoutes } from '../reminders/routes.ts';
import { subscriptionRoutes } from '../subscriptions/routes.ts';
import { paymentRoutes } from '../payments/routes.ts';
import { accessRoutes } from '../access/routes.ts';
import { accountRoutes } from '../account/routes.ts';
import { ledgerRoutes } from '../ledger/routes.ts';
import { operatorRoutes } from '../operator/routes.ts';
import { settingsRoutes } from '../settings/routes.ts';
import { todayRoutes } from '../today/routes.ts';
import { webhookRoutes } from '../webhooks/routes.ts';
import { FailedScreen } from './failed-screen.tsx';
import { NotFound } from './not-found.tsx';
import { parseSearch, stringifySearch } from './pick-search.ts';
import { rootRoute } from './root-route.ts';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...todayRoutes,
    ...debtorRoutes,
    ...subscriptionRoutes,
    ...priceRoutes,
    ...groupRoutes,
    ...draftRoutes,
    ...invoiceRoutes,
    ...reminderRoutes,
    ...mailRoutes,
    ...printRoutes,
    ...paymentRoutes,
    ...fileRoutes,
    ...deliveryRoutes,
    ...findingRoutes,
    ...ledgerRoutes,
    ...auditRoutes,
    ...importRoutes,
    ...settingsRoutes,
    ...webhookRoutes,
    ...accessRoutes,
    ...accountRoutes,
    ...operatorRoutes,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: FailedScreen,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
