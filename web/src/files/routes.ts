import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pickSearch } from '../shell/pick-search.ts';
import { rootRoute } from '../shell/root-route.ts';

export const filesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files',
  validateSearch: pickSearch('tab', 'status', 'code', 'isSettled', 'outcome', 'debtorId'),
  component: lazyRouteComponent(() => import('./files-screen.tsx'), 'FilesScreen'),
});

export const fileRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files/$receivedFileId',
  component: lazyRouteComponent(() => import('./file-screen.tsx'), 'FileScreen'),
});

export const fileRoutes = [filesRoute, fileRoute] as const;
