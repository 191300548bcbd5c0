import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const mailsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mails',
  validateSearch: pickSearch('status', 'refused'),
  component: lazyRouteComponent(() => import('./mails-screen.tsx'), 'MailsScreen'),
});

export const mailRoutes = [mailsRoute] as const;
