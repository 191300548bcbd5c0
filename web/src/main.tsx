import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError, isSessionOver } from './api/api-error.ts';
import { follow, followOtherWindows, nameCreditor } from './shell/renew-session.ts';
import { router } from './shell/router.ts';
import { NOBODY, SESSION_KEY } from './shell/session.tsx';
import { followForms, formRequests } from './ui/unsaved-forms.ts';

/** As long may what is shown be old before coming back to it asks again. */
const FRESH_MS = 5000;

/** Whatever says that the session is over leads to signing in, and back to where one was; that it is another creditor's, to that one's books. */
const noticeEnd = (error: Error): void => {
  if (error instanceof ApiError && error.problem.code === 'another_creditor_chosen') follow(client);
  if (!isSessionOver(error)) return;
  client.setQueryData(SESSION_KEY, NOBODY);
  // By whom one may sign in is asked for anew.
  void client.invalidateQueries({ queryKey: SESSION_KEY });
};

const client = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({
    onMutate: (_, mutation) => formRequests.begin(mutation),
    onSuccess: (_data, _input, _before, mutation) => formRequests.succeed(mutation),
    onError: noticeEnd,
  }),
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // What the API has answered it would answer again; what it was not reached by may pass.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.problem.code === 'not_reached',
    },
    mutations: { retry: false },
  },
});

nameCreditor(client);
followOtherWindows(client);
followForms();

const place = document.getElementById('page');
if (place === null) throw new Error('index.html has no element with the id page');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
