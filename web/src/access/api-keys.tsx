import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';
import { useList, type PagedList } from '../api/use-answer.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { useCommonWords } from '../words/common.ts';
import { NewApiKey } from './new-api-key.tsx';
import { RotateApiKey, type NewKey } from './rotate-api-key.tsx';
import { isOver, KeyStatus, LastUse, ShownKey } from './shown-key.tsx';
import { useAccessWords, useRoleWords, useScopeWords } from './words.ts';

type ApiKey = components['schemas']['ApiKey'];

export function ApiKeys() {
  const words = useAccessWords();
  const [made, setMade] = useSecret<NewKey | null>(null);
  const list = useList(['api-keys'], (cursor, signal) =>
    answerOf(api.GET('/v1/api-keys', { params: { query: queryOf<'/v1/api-keys'>({}, cursor) }, signal })),
  );
  return (
    <Section title={words.keys} aside={<NewApiKey />}>
      <p className="hint">{words.keysText}</p>
      <ShownKey made={made} onKept={() => setMade(null)} />
      <KeyTable
        list={list}
        actionsOf={(key) => (
          <>
            {!isOver(key) && <RotateApiKey apiKey={key} onMade={setMade} />}
            <Revoke apiKey={key} send={() => revoke(key)} />
          </>
        )}
      />
    </Section>
  );
}

const ANY_KEYS = '/v1/creditors/{creditorId}/api-keys';
const ANY_KEY = '/v1/creditors/{creditorId}/api-keys/{apiKeyId}';
/** A key is used while it is looked at. */
const MOVES = { movesByItself: 'lastUsedAt' } as const;

/** The keys of a creditor, as an operator sees and revokes them. */
export function KeysOfCreditor({ creditorId }: { creditorId: string }) {
  const list = useList(['creditors', creditorId, 'api-keys'], (cursor, signal) =>
    answerOf(
      api.GET(ANY_KEYS, { params: { path: { creditorId }, query: queryOf<typeof ANY_KEYS>({}, cursor) }, signal }),
    ),
  );
  const send = async (shown: ApiKey) => {
    const path = { creditorId, apiKeyId: shown.id };
    const header = await ifStillAs(shown, answerOf(api.GET(ANY_KEY, { params: { path } })), MOVES);
    return answerOf(api.DELETE(ANY_KEY, { params: { path, header } }));
  };
  return <KeyTable list={list} actionsOf={(key) => <Revoke apiKey={key} send={() => send(key)} />} />;
}

function KeyTable({ list, actionsOf }: { list: PagedList<ApiKey>; actionsOf: (key: ApiKey) => ReactNode }) {
  const words = useAccessWords();
  const common = useCommonWords();
  const roleWords = useRoleWords();
  const scopeWords = useScopeWords();
  return (
    <PagedTable
      caption={words.keys}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        { head: words.keyName, cell: ({ name }) => name },
        { head: words.role, cell: ({ role }) => roleWords(role) },
        { head: words.scopes, onlyWide: true, cell: ({ scopes }) => scopes.map(scopeWords).join(', ') },
        { head: words.addresses, onlyWide: true, cell: ({ addresses }) => addresses.join(', ') || words.everywhere },
        { head: words.created, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
        { head: words.lastUse, cell: (key) => <LastUse of={key} /> },
        { head: words.state, isState: true, cell: (key) => <KeyStatus of={key} /> },
        { head: common.actions, cell: (key) => key.revokedAt === null && actionsOf(key) },
      ]}
    />
  );
}

const API_KEY = '/v1/api-keys/{apiKeyId}';

async function revoke(shown: ApiKey): Promise<ApiKey> {
  const path = { apiKeyId: shown.id };
  const header = await ifStillAs(shown, answerOf(api.GET(API_KEY, { params: { path } })), MOVES);
  return answerOf(api.DELETE(API_KEY, { params: { path, header } }));
}

function Revoke({ apiKey, send }: { apiKey: ApiKey; send: () => Promise<ApiKey> }) {
  const words = useAccessWords();
  return (
    <ActionDialog name={words.revoke} isPlain isGrave send={send}>
      <p>{words.revokeText(apiKey.name)}</p>
    </ActionDialog>
  );
}
