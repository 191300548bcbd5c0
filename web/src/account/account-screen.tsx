import { useRoleMeaning, useRoleWords } from '../access/words.ts';
import { useSession } from '../shell/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { Screen } from '../ui/screen.tsx';
import { ChangeName } from './change-name.tsx';
import { ChangePassword } from './change-password.tsx';
import { ChooseKeys } from './choose-keys.tsx';
import { ChooseLanguage } from './choose-language.tsx';
import { MySessions } from './my-sessions.tsx';
import { OidcAccount } from './oidc-account.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useAccountWords } from './words.ts';

/** What a person decides about themselves. */
export function AccountScreen() {
  const words = useAccountWords();
  const roleWords = useRoleWords();
  const meaning = useRoleMeaning();
  const { person, creditor } = useSession();
  return (
    <Screen title={words.title}>
      <div className="wide-facts">
        <Facts
          facts={[
            [words.email, person.email],
            creditor !== null && [words.role, roleWords(creditor.role)],
            person.isOperator && [words.operator, meaning('operator')],
          ]}
        />
      </div>
      <div className="two-columns">
        <div>
          <ChangeName />
          <ChooseLanguage />
          <SecondFactor />
          <OidcAccount />
        </div>
        <div>
          <ChangePassword />
          <ChooseKeys />
        </div>
      </div>
      <MySessions />
    </Screen>
  );
}
