import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const remindersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reminders',
  validateSearch: pickSearch('tab', 'on', 'status', 'debtorId', 'level', 'isNotice', 'from', 'to', 'q'),
  component: lazyRouteComponent(() => import('./reminders-screen.tsx'), 'RemindersScreen'),
});

export const reminderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reminders/$reminderId',
  validateSearch: pickSearch('tab'),
  component: lazyRouteComponent(() => import('./reminder-screen.tsx'), 'ReminderScreen'),
});

export const reminderRoutes = [remindersRoute, reminderRoute] as const;
