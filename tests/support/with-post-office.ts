import type { NativeConnection } from '@temporalio/worker';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { createPace } from '../../activities/mails/pace.ts';
import { createWebhookPost } from '../../activities/webhooks/webhook-post.ts';
import { createPostOfficeBell } from '../../worker/post-office-bell.ts';

const MAILS_PER_SECOND = 1000;

type PostOffice = Pick<ActivityDependencies, 'pace' | 'bell' | 'webhooks'>;

/** Whoever gets webhooks in a test lies inside. */
const webhooks = createWebhookPost({ allowInternal: true });

/** What activities are given so that mails and webhooks go out. Each is told of by itself: a server whose time skips shall not run on before it is heard. */
export function withPostOffice({
  connection,
  namespace,
}: {
  connection: NativeConnection;
  namespace: string;
}): PostOffice {
  return {
    pace: createPace({ perSecond: MAILS_PER_SECOND }),
    bell: createPostOfficeBell({ connection, namespace, publicUrl: null, everyMs: 0 }),
    webhooks,
  };
}

/** Where no Temporal runs: whoever wants the mails sent asks for it. */
export const NO_POST_OFFICE: PostOffice = {
  pace: createPace({ perSecond: MAILS_PER_SECOND }),
  bell: { ring: () => Promise.resolve() },
  webhooks,
};
