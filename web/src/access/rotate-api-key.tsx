import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useAccessWords } from './words.ts';

type ApiKey = components['schemas']['ApiKey'];
export type NewKey = components['schemas']['NewApiKey'];

/** Puts a new key in place of one, which works on for a while. Whoever draws it shows what is made: the old one may be over by then, and its row another. */
export const RotateApiKey = openedAnew(function RotateApiKey({
  apiKey,
  onMade,
}: {
  apiKey: ApiKey;
  onMade: (made: NewKey) => void;
}) {
  const words = useAccessWords();
  const [overlapHours, setOverlapHours] = useState<'0' | '24' | '168' | '720'>('24');
  const path = { apiKeyId: apiKey.id };
  return (
    <ActionDialog
      name={words.rotate}
      isPlain
      send={async (key) => {
        const still = await ifStillAs(apiKey, answerOf(api.GET('/v1/api-keys/{apiKeyId}', { params: { path } })), {
          movesByItself: 'lastUsedAt',
        });
        const header = { 'Idempotency-Key': key, ...still };
        return answerOf(
          api.POST('/v1/api-keys/{apiKeyId}/rotate', {
            params: { path, header },
            body: { overlapHours: Number.parseInt(overlapHours, 10) },
          }),
        );
      }}
      onDone={onMade}
    >
      <p>{words.rotateText(apiKey.name)}</p>
      <SelectField
        label={words.overlap}
        pointer="/overlapHours"
        value={overlapHours}
        onChange={setOverlapHours}
        options={[
          ['24', words.oneDay],
          ['168', words.oneWeek],
          ['720', words.thirtyDays],
          ['0', words.atOnce],
        ]}
      />
    </ActionDialog>
  );
});
