import { useSearch } from '@tanstack/react-router';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { FileList } from './file-list.tsx';
import { MandateEvents } from './mandate-events.tsx';
import { Notices } from './notices.tsx';
import { Upload } from './upload.tsx';
import { useFileWords } from './words.ts';

/** What has come in: files, what they say beside payments, and news of mandates. */
export function FilesScreen() {
  const words = useFileWords();
  const mayUpload = useMay('bookkeeper');
  const { tab = 'files', status, code, isSettled, outcome, debtorId } = useSearch({ from: '/files' });
  return (
    <Screen
      title={words.title}
      actions={
        tab === 'notices' ? (
          <CsvLink path="/v1/notices" query={{ code, isSettled }} />
        ) : tab === 'mandates' ? (
          <CsvLink path="/v1/mandate-events" query={{ outcome, debtorId }} />
        ) : (
          <CsvLink path="/v1/received-files" query={{ status }} />
        )
      }
    >
      {mayUpload && tab === 'files' && <Upload />}
      <Tabs
        label={words.parts}
        current={tab}
        tabs={[
          ['files', words.files],
          ['notices', words.notices],
          ['mandates', words.mandateEvents],
        ]}
      />
      {tab === 'notices' ? <Notices /> : tab === 'mandates' ? <MandateEvents /> : <FileList />}
    </Screen>
  );
}
