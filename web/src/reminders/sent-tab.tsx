import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { CsvLink } from '../ui/csv-link.tsx';
import { FilterDate, Filters, FilterSearch, FilterSelect, FilterTabs } from '../ui/filters.tsx';
import { Totals } from '../ui/totals.tsx';
import { useCommonWords } from '../words/common.ts';
import { ReminderTable } from './reminder-table.tsx';
import { useReminderWords } from './words.ts';

const LEVELS = [1, 2, 3, 4] as const;

/** The reminders that were sent. */
export function SentTab() {
  const words = useReminderWords();
  const common = useCommonWords();
  const format = useFormat();
  const { debtorId, level, isNotice, from, to, q } = useSearch({ from: '/reminders' });
  const navigate = useNavigate({ from: '/reminders' });
  const filters = { debtorId, level, isNotice, from, to, q };
  const narrow = (changed: Partial<typeof filters>): void =>
    void navigate({ search: { tab: 'sent', ...filters, ...changed }, replace: true });
  const list = useList(['reminders', filters], (cursor, signal) => {
    const query = queryOf<'/v1/reminders'>({ ...filters, summary: 'true' }, cursor);
    return answerOf(api.GET('/v1/reminders', { params: { query }, signal }));
  });
  const summary = list.first?.summary;
  return (
    <>
      <Filters>
        <FilterTabs
          label={words.what}
          value={isNotice}
          options={[
            [undefined, words.allKinds],
            ['true', words.isNotice],
            ['false', words.noNotices],
          ]}
          onChange={(chosen) => narrow({ isNotice: chosen })}
        />
        <FilterSearch label={words.search} value={q} onChange={(asked) => narrow({ q: asked })} />
        <FilterSelect
          label={words.level}
          value={level}
          options={LEVELS.map((one) => [one.toString(), words.levelOf(one)] as const)}
          onChange={(chosen) => narrow({ level: chosen })}
        />
        <FilterDate label={common.from} value={from} onChange={(day) => narrow({ from: day })} />
        <FilterDate label={common.to} value={to} onChange={(day) => narrow({ to: day })} />
        <CsvLink path="/v1/reminders" query={filters} />
      </Filters>
      {debtorId !== undefined && <OfDebtor />}
      <Totals
        summary={summary && { count: summary.count, countIsCapped: summary.countIsCapped }}
        more={
          typeof summary?.charged === 'string' &&
          typeof summary.open === 'string' &&
          words.sums(format.kroner(summary.charged), format.kroner(summary.open))
        }
      />
      <ReminderTable list={list} />
    </>
  );
}

/** That a link has narrowed the list to a debtor's, and the way out of it. */
function OfDebtor() {
  const words = useReminderWords();
  return (
    <p className="totals">
      {words.ofDebtor}{' '}
      <Link to="/reminders" search={{ tab: 'sent' }}>
        {words.showAll}
      </Link>
    </p>
  );
}
