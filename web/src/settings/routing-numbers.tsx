import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Facts } from '../ui/facts.tsx';
import { Section } from '../ui/section.tsx';
import { Shown } from '../ui/shown.tsx';
import { useCommonWords } from '../words/common.ts';
import { useFieldProblem } from '../words/field-problems.ts';
import { useSettingsWords } from './words.ts';

type Creditor = components['schemas']['Creditor'];

/** Numbers by which money and files find the creditor: seen by all, set by the operator. */
export function RoutingNumbers({ creditor }: { creditor: Creditor }) {
  const words = useSettingsWords();
  const accounts = useAnswer(['creditor', 'bank-accounts'], (signal) =>
    answerOf(api.GET('/v1/creditor/bank-accounts', { signal })),
  );
  return (
    <Section title={words.routing}>
      <p className="hint">{words.routingText}</p>
      <Shown answer={accounts}>{({ accounts: own }) => <NumberFacts creditor={creditor} accounts={own} />}</Shown>
    </Section>
  );
}

/** The numbers of a creditor with what each is for, and what looks wrong about them. */
export function NumberFacts({
  creditor: { fiCreditorNumber, betalingsservice, warnings },
  accounts,
}: {
  creditor: Creditor;
  accounts: readonly string[];
}) {
  const words = useSettingsWords();
  const common = useCommonWords();
  const say = useFieldProblem();
  return (
    <>
      <div className="wide-facts">
        <Facts
          facts={[
            [words.fiCreditorNumber, <Meant key="fi" value={fiCreditorNumber} meaning={words.fiMeaning} />],
            [
              words.bankAccounts,
              <Meant
                key="accounts"
                value={accounts.length === 0 ? words.noBankAccounts : accounts.join(', ')}
                meaning={words.bankAccountsMeaning}
              />,
            ],
            betalingsservice === null
              ? [words.betalingsservice, words.noAgreement]
              : [words.pbsNumber, <Meant key="pbs" value={betalingsservice.pbsNumber} meaning={words.pbsMeaning} />],
            betalingsservice !== null && [
              words.dataSupplier,
              <Meant key="supplier" value={betalingsservice.dataSupplierNumber} meaning={words.dataSupplierMeaning} />,
            ],
            betalingsservice !== null && [
              words.shared,
              <Meant
                key="shared"
                value={betalingsservice.dataSupplierShared ? common.yes : common.no}
                meaning={`${words.sharedMeaning} ${words.byDefault(common.no)}`}
              />,
            ],
          ]}
        />
      </div>
      {warnings.map((warning) => (
        <p key={warning.path} className="wrong">
          <strong>!</strong> {fiCreditorNumber}: {say(warning)}
        </p>
      ))}
    </>
  );
}

export function Meant({ value, meaning }: { value: string; meaning: string }) {
  return (
    <>
      {value}
      <span className="meaning">{meaning}</span>
    </>
  );
}
