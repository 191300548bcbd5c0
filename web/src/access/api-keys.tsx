import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';
import { useList } from '../api/use-answer.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { NewApiKey } from './new-api-key.tsx';
import { useAccessWords, useRoleWords } from './words.ts';

type ApiKey = components['schemas']['ApiKey'];

export function ApiKeys() {
  const words = useAccessWords();
  const common = useCommonWords();
  const roleWords = useRoleWords();
  const list = useList(['api-keys'], (cursor, signal) =>
    answerOf(api.GET('/v1/api-keys', { params: { query: queryOf<'/v1/api-keys'>({}, cursor) }, signal })),
  );
  return (
    <Section title={words.keys} aside={<NewApiKey />}>
      <p className="hint">{words.keysText}</p>
      <PagedTable
        caption={words.keys}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          { head: words.keyName, cell: ({ name }) => name },
          { head: words.role, cell: ({ role }) => roleWords(role) },
          { head: words.created, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
          { head: words.state, isState: true, cell: (key) => <KeyStatus apiKey={key} /> },
          { head: common.actions, cell: (key) => key.revokedAt === null && <Revoke apiKey={key} /> },
        ]}
      />
    </Section>
  );
}

function KeyStatus({ apiKey: { revokedAt } }: { apiKey: ApiKey }) {
  const words = useAccessWords();
  if (revokedAt === null) return <Status tone="good">{words.active}</Status>;
  return (
    <Status tone="quiet">
      {words.revoked} <Moment instant={revokedAt} />
    </Status>
  );
}

const API_KEY = '/v1/api-keys/{apiKeyId}';

async function revoke(shown: ApiKey): Promise<ApiKey> {
  const path = { apiKeyId: shown.id };
  const header = await ifStillAs(shown, answerOf(api.GET(API_KEY, { params: { path } })));
  return answerOf(api.DELETE(API_KEY, { params: { path, header } }));
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const words = useAccessWords();
  return (
    <ActionDialog name={words.revoke} isPlain isGrave send={() => revoke(apiKey)}>
      <p>{words.revokeText(apiKey.name)}</p>
    </ActionDialog>
  );
}
