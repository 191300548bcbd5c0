import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import type { Language } from '../words/language.tsx';
import type { ImportKind } from './import-kinds.ts';

export type ImportReport = components['schemas']['ImportReport'];

/** What is to be done with a file: tried, or imported. */
export interface FileToSend {
  readonly kind: ImportKind;
  /** Its bytes as they are: how they are encoded is found out by the API. */
  readonly content: Blob;
  readonly update: boolean;
  readonly language: Language;
}

/** Sends a file of a kind to be imported, or without a key to be tried. @throws ApiError with `import_refused` and its report where it has errors and is no dry run */
export function sendFile(
  { kind, content, update, language }: FileToSend,
  { idempotencyKey }: { idempotencyKey: string | null },
): Promise<ImportReport> {
  // All kinds are imported alike, and only some take `existing`, so it is said where it differs from the default alone.
  const path = `/v1/imports/${kind}` as '/v1/imports/debtors';
  return answerOf(
    api.POST(path, {
      params: {
        query: {
          dryRun: idempotencyKey === null ? 'true' : 'false',
          language,
          ...(update ? { existing: 'update' } : {}),
        },
        header: idempotencyKey === null ? {} : { 'Idempotency-Key': idempotencyKey },
      },
      headers: { 'Content-Type': 'text/csv' },
      body: content as unknown as string,
      bodySerializer: (body) => body as unknown as Blob,
    }),
  );
}
