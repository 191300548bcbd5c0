import { answerOf, api } from '../api/client.ts';
import type { IfStill } from '../api/seen.ts';

/** Issues a draft as it was seen. */
export const releaseDraft = (draftId: string, key: string, still: IfStill) =>
  answerOf(
    api.POST('/v1/drafts/{draftId}/release', {
      params: { path: { draftId }, header: { 'Idempotency-Key': key, ...still } },
    }),
  );
