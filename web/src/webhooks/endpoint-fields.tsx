import { CheckField, TextField } from '../ui/field.tsx';
import type { Endpoint } from './endpoint.ts';
import { EVENT_TYPES, useEventWords, useWebhookWords, type EventType } from './words.ts';

/** An endpoint as it is typed. */
export interface EndpointDraft {
  readonly url: string;
  readonly description: string;
  readonly isAll: boolean;
  readonly types: ReadonlySet<EventType>;
}

export const NEW_ENDPOINT: EndpointDraft = { url: '', description: '', isAll: true, types: new Set() };

export const endpointDraftOf = ({ url, description, types }: Endpoint): EndpointDraft => ({
  url,
  description: description ?? '',
  isAll: types === null,
  // Those too that a page which is older than its API does not know.
  types: new Set(types as readonly EventType[] | null),
});

export const endpointBodyOf = ({ url, description, isAll, types }: EndpointDraft) => ({
  url: url.trim(),
  description: description.trim() === '' ? null : description.trim(),
  types: isAll ? null : [...types],
});

export const isEndpointReady = ({ url, isAll, types }: EndpointDraft): boolean =>
  url.trim() !== '' && (isAll || types.size > 0);

export function EndpointFields({
  draft,
  onChange,
}: {
  draft: EndpointDraft;
  onChange: (draft: EndpointDraft) => void;
}) {
  const words = useWebhookWords();
  const eventWords = useEventWords();
  const { url, description, isAll, types } = draft;
  return (
    <>
      <TextField
        label={words.url}
        pointer="/url"
        hint={words.urlHint}
        type="url"
        value={url}
        onChange={(typed) => onChange({ ...draft, url: typed })}
      />
      <TextField
        label={words.description}
        pointer="/description"
        isOptional
        value={description}
        onChange={(typed) => onChange({ ...draft, description: typed })}
      />
      <fieldset>
        <legend>{words.gets}</legend>
        <CheckField
          label={words.everything}
          pointer="/types"
          isChecked={isAll}
          onChange={(isChecked) => onChange({ ...draft, isAll: isChecked })}
        />
        {!isAll && (
          <div className="event-types">
            {EVENT_TYPES.map((type) => (
              <CheckField
                key={type}
                label={eventWords(type)}
                isChecked={types.has(type)}
                onChange={(isChecked) =>
                  onChange({
                    ...draft,
                    types: new Set(isChecked ? [...types, type] : [...types].filter((one) => one !== type)),
                  })
                }
              />
            ))}
          </div>
        )}
      </fieldset>
    </>
  );
}
