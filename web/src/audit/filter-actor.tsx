import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { FilterSelect } from '../ui/filters.tsx';
import { useAuditWords } from './words.ts';

interface Actor {
  readonly personId: string | undefined;
  readonly apiKeyId: string | undefined;
}

/** Which person or which key did it. Only an admin may list them. */
export function FilterActor({ personId, apiKeyId, onChange }: Actor & { onChange: (actor: Actor) => void }) {
  const words = useAuditWords();
  const people = useAnswer(['people'], (signal) => answerOf(api.GET('/v1/people', { signal })));
  const keys = useAnswer(['api-keys', 'all'], (signal) =>
    answerOf(api.GET('/v1/api-keys', { params: { query: { limit: 100 } }, signal })),
  );
  return (
    <FilterSelect
      label={words.who}
      value={personId ?? apiKeyId}
      options={[
        ...(people.data?.data ?? []).map(({ id, name }) => [id, name] as const),
        ...(keys.data?.data ?? []).map(({ id, name }) => [id, words.key(name)] as const),
      ]}
      onChange={(id) => {
        const isKey = keys.data?.data.some((key) => key.id === id) === true;
        onChange({ personId: isKey ? undefined : id, apiKeyId: isKey ? id : undefined });
      }}
    />
  );
}
