import { answerOf, api } from '../api/client.ts';

/** Issues a draft as it stands. */
export const releaseDraft = (draftId: string, key: string) =>
  answerOf(
    api.POST('/v1/drafts/{draftId}/release', {
      params: { path: { draftId }, header: { 'Idempotency-Key': key } },
    }),
  );
