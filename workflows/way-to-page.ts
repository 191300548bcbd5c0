import { workflowInfo } from '@temporalio/workflow';

/** The address of the page, without a slash at its end, as a workflow was started with it. */
interface PageMemo {
  readonly page?: unknown;
}

/** How a workflow is started so that the Temporal UI leads from its details to the page. */
interface WayToPage {
  readonly staticDetails: string;
  /** For those that it starts itself: a workflow knows no settings. */
  readonly memo: { readonly page: string };
}

type ToPath = (id: string) => string;

/** Which workflow it is, and whose; the creditor is null where it is of no one, or of several. */
interface Subject {
  readonly workflowId: string;
  readonly creditorId: string | null;
}

/** Where the page shows what a workflow is about, by the first part of its id. What is no object of the page's has no place there. */
const PATHS: Readonly<Record<string, ToPath>> = {
  subscription: (id) => `/subscriptions/${id}`,
  indexation: (id) => `/subscriptions/${id}?tab=indexation`,
  run: (id) => `/runs/${id}`,
  delivery: () => '/deliveries',
  'hand-over': (id) => `/deliveries/${id}`,
  'post-office': () => '/mails',
  'receive-files': () => '/files',
  file: (id) => `/files/${id}`,
  'self-check': () => '/findings',
};

/**
 * As Markdown; nothing where the page has no address of its own, or shows nothing of the workflow. It names the creditor: another may be
 * chosen on the page by whoever follows it.
 */
export function wayToPage({ workflowId, creditorId, page }: Subject & { page: string | null }): WayToPage | object {
  const [kind = '', id = ''] = workflowId.split('/');
  const path = PATHS[kind]?.(id);
  if (page === null || path === undefined) return {};
  const whose = creditorId === null ? '' : `${path.includes('?') ? '&' : '?'}creditor=${creditorId}`;
  return { staticDetails: `[What it is about, on the page](${page}${path}${whose})`, memo: { page } };
}

/** The same for one that is started by the workflow in which this is called. */
export function childsWayToPage(subject: Subject): WayToPage | object {
  const { page }: PageMemo = workflowInfo().memo ?? {};
  return wayToPage({ ...subject, page: typeof page === 'string' ? page : null });
}
