import { useMay } from '../shell/session.tsx';
import { Screen } from '../ui/screen.tsx';
import { ApiKeys } from './api-keys.tsx';
import { Invitations } from './invitations.tsx';
import { People } from './people.tsx';
import { useAccessWords } from './words.ts';

/** Who gets in at the creditor: people, those who are invited, and programs. */
export function AccessScreen() {
  const words = useAccessWords();
  const may = useMay('admin');
  return (
    <Screen title={words.title}>
      {may ? (
        <>
          <People />
          <Invitations />
          <ApiKeys />
        </>
      ) : (
        <p>{words.onlyAdmins}</p>
      )}
    </Screen>
  );
}
