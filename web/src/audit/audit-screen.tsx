import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { FilterDate, FilterSelect, Filters } from '../ui/filters.tsx';
import { Screen } from '../ui/screen.tsx';
import { useCommonWords } from '../words/common.ts';
import { ChangesList } from './changes-list.tsx';
import { FilterActor } from './filter-actor.tsx';
import { OBJECT_TYPES } from './object-types.ts';
import { useAuditWords, useObjectWords } from './words.ts';

/** All that people and keys have changed at the creditor, in words. */
export function AuditScreen() {
  const words = useAuditWords();
  const common = useCommonWords();
  const objects = useObjectWords();
  const isAdmin = useMay('admin');
  const filters = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const narrow = (changed: typeof filters): void =>
    void navigate({ search: { ...filters, ...changed }, replace: true });
  return (
    <Screen title={words.title} subtitle={words.text} actions={<CsvLink path="/v1/audit" query={filters} />}>
      <Filters>
        <FilterSelect
          label={words.what}
          value={filters.objectType}
          options={OBJECT_TYPES.map((type) => [type, objects(type)] as const)}
          onChange={(objectType) => narrow({ objectType })}
        />
        {isAdmin && (
          <FilterActor
            personId={filters.personId}
            apiKeyId={filters.apiKeyId}
            onChange={({ personId, apiKeyId }) => narrow({ personId, apiKeyId })}
          />
        )}
        <FilterDate label={common.from} value={filters.from} onChange={(from) => narrow({ from })} />
        <FilterDate label={common.to} value={filters.to} onChange={(to) => narrow({ to })} />
      </Filters>
      <ChangesList path="/v1/audit" filters={filters} isOfAll />
    </Screen>
  );
}
