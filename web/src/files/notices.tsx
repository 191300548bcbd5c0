import { useNavigate, useSearch } from '@tanstack/react-router';
import { Filters, FilterSelect } from '../ui/filters.tsx';
import { NOTICE_CODES, useNoticeWords } from './code-words.ts';
import { NoticeTable } from './notice-table.tsx';
import { useFileWords } from './words.ts';

export function Notices() {
  const words = useFileWords();
  const noticeWords = useNoticeWords();
  const { code, isSettled } = useSearch({ from: '/files' });
  const navigate = useNavigate({ from: '/files' });
  const narrow = (changed: { code?: string | undefined; isSettled?: string | undefined }): void =>
    void navigate({ search: { tab: 'notices', code, isSettled, ...changed }, replace: true });
  return (
    <>
      <Filters>
        <FilterSelect
          label={words.notice}
          value={code}
          options={NOTICE_CODES.map((option) => [option, noticeWords(option)])}
          onChange={(chosen) => narrow({ code: chosen })}
        />
        <FilterSelect
          label={words.settled}
          value={isSettled}
          options={[
            ['true', words.isSettled],
            ['false', words.notSettled],
          ]}
          onChange={(chosen) => narrow({ isSettled: chosen })}
        />
      </Filters>
      <NoticeTable query={{ code, isSettled }} showsFile />
    </>
  );
}
