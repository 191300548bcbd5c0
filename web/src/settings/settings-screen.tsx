import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Screen } from '../ui/screen.tsx';
import { Shown } from '../ui/shown.tsx';
import { WebhookEndpoints } from '../webhooks/webhook-endpoints.tsx';
import { Agreement } from './agreement.tsx';
import { BetalingsserviceRules } from './betalingsservice-rules.tsx';
import { CreditorSection } from './creditor-section.tsx';
import { MonthlyStatements } from './monthly-statements.tsx';
import { ReminderSection } from './reminder-section.tsx';
import { RoutingNumbers } from './routing-numbers.tsx';
import { useSettingsWords } from './words.ts';

/** What holds for all of the creditor's invoices and collections. */
export function SettingsScreen() {
  const words = useSettingsWords();
  const creditor = useAnswer(['creditor'], (signal) => answerOf(api.GET('/v1/creditor', { signal })));
  return (
    <Screen title={words.title}>
      <Shown answer={creditor}>
        {(shown) => (
          <div className="settings">
            <CreditorSection creditor={shown} />
            <MonthlyStatements creditor={shown} />
            <ReminderSection />
            <RoutingNumbers creditor={shown} />
            {shown.betalingsservice !== null && (
              <>
                <Agreement creditor={shown} agreement={shown.betalingsservice} />
                <BetalingsserviceRules creditor={shown} agreement={shown.betalingsservice} />
              </>
            )}
            <WebhookEndpoints />
          </div>
        )}
      </Shown>
    </Screen>
  );
}
