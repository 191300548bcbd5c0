import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { Moment } from '../ui/day.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useCommonWords } from '../words/common.ts';
import { ChangedValue } from './changed-value.tsx';
import { useFieldWords } from './field-words.ts';
import { WayToTrail } from './way-to-trail.tsx';
import { useAuditWords, useObjectWords } from './words.ts';

type AuditEntry = components['schemas']['AuditEntry'];
type Change = AuditEntry['changes'][number];
type Filters = Readonly<Record<string, string | undefined>>;

/**
 * Who changed what, from which value to which, newest first. `path` is that of an object's audit trail, with its id in it
 * (`/v1/debtors/…/audit`), or of all of them; `filters` are those that its list takes.
 */
export function ChangesList({
  path,
  filters = {},
  isOfAll = false,
}: {
  path: `/v1/${string}audit`;
  filters?: Filters;
  /** Of everything: then each says what it belongs to. */
  isOfAll?: boolean;
}) {
  const words = useAuditWords();
  const common = useCommonWords();
  const list = useList<AuditEntry>(['audit', path, filters], (cursor, signal) => {
    const filled = Object.entries({ ...filters, cursor }).filter(([, value]) => value !== undefined);
    // All trails answer alike, and the id is in the path already.
    return answerOf(api.GET(path as '/v1/audit', { params: { query: Object.fromEntries(filled) }, signal }));
  });
  if (list.error !== null) return <ProblemNote error={list.error} />;
  if (list.isLoading) return <p className="loading">{common.loading}</p>;
  if (list.rows.length === 0) return <p className="nothing">{words.empty}</p>;
  return (
    <>
      <ol className="story">
        {list.rows.map((entry) => (
          <Entry key={entry.id} entry={entry} isOfAll={isOfAll} />
        ))}
      </ol>
      {list.hasMore && (
        <button type="button" className="more" onClick={list.loadMore} disabled={list.isLoadingMore}>
          {list.isLoadingMore ? common.loading : common.more}
        </button>
      )}
    </>
  );
}

function Entry({ entry, isOfAll }: { entry: AuditEntry; isOfAll: boolean }) {
  const words = useAuditWords();
  const objects = useObjectWords();
  const { action, at, objectType, objectKey, trailType, trailId } = entry;
  // That it belongs to what one looks at is no news, and what tells it from others stands above already.
  const changes = entry.changes.filter(
    ({ field, to, from }) => (to ?? from) !== trailId && (objectKey === null || !(field in objectKey)),
  );
  return (
    <li>
      <Moment instant={at} />
      <div>
        <p>
          <strong>{words[action](objects(objectType))}</strong> <By by={entry.by} />{' '}
          {isOfAll && <WayToTrail trailType={trailType} trailId={trailId} />}
        </p>
        {objectKey !== null && <Key objectKey={objectKey} />}
        {action === 'changed' ? (
          <ul className="changed">
            {changes.map((change) => (
              <ChangedField key={change.field} change={change} />
            ))}
          </ul>
        ) : (
          <WholeRow changes={changes} isGone={action === 'deleted'} />
        )}
      </div>
    </li>
  );
}

function By({ by }: { by: AuditEntry['by'] }) {
  const words = useAuditWords();
  const say = by.personId !== null ? words.byPerson : by.apiKeyId !== null ? words.byKey : words.byOperator;
  return <span className="why">{say(by.name)}</span>;
}

/** What tells it from others of the same object, where it has no id of its own. */
function Key({ objectKey }: { objectKey: Readonly<Record<string, unknown>> }) {
  const fields = useFieldWords();
  return (
    <p>
      {Object.entries(objectKey).map(([field, value]) => (
        <span key={field}>
          {fields(field)}: <ChangedValue field={field} value={value} />{' '}
        </span>
      ))}
    </p>
  );
}

function ChangedField({ change: { field, from, to } }: { change: Change }) {
  const words = useAuditWords();
  const fields = useFieldWords();
  return (
    <li>
      {fields(field)}: <ChangedValue field={field} value={from} /> <span aria-hidden="true">→</span>
      <span className="unseen"> {words.becomes} </span> <ChangedValue field={field} value={to} />
    </li>
  );
}

/** So many fields of what was created or removed are read at a glance; more are folded away. */
const AT_A_GLANCE = 6;

/** All that held something, where it was created or removed. */
function WholeRow({ changes, isGone }: { changes: readonly Change[]; isGone: boolean }) {
  const words = useAuditWords();
  const fields = useFieldWords();
  const isShort = changes.length <= AT_A_GLANCE;
  if (changes.length === 0) return null;
  const list = (
    <ul className={isShort ? 'changed in-line' : 'changed'}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {fields(field)}: <ChangedValue field={field} value={isGone ? from : to} />
        </li>
      ))}
    </ul>
  );
  if (isShort) return list;
  return (
    <details>
      <summary>{words.showFields(changes.length)}</summary>
      {list}
    </details>
  );
}
