import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionForm } from '../ui/action-form.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EditableSection } from '../ui/editable-section.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { useCommonWords } from '../words/common.ts';
import {
  CALENDAR_RULES,
  changedRules,
  CHOICES,
  DEFAULT_RULES,
  FORMAT_RULES,
  isChoiceRule,
  rulesOf,
  SERVICE_RULES,
  type Rule,
} from './rules.ts';
import { useRuleMeaning, useRuleNames, useRuleValue } from './rule-words.ts';
import { useSettingsWords } from './words.ts';

type Creditor = components['schemas']['Creditor'];
type ShownAgreement = NonNullable<Creditor['betalingsservice']>;

interface OfCreditor {
  readonly creditor: Creditor;
  readonly agreement: ShownAgreement;
}

/** When collections are delivered, how the files are written and what else is agreed: each rule with what it means and what holds unless it is chosen. */
export function BetalingsserviceRules(ofCreditor: OfCreditor) {
  const words = useSettingsWords();
  return (
    <>
      <RuleSection title={words.deadlines} text={words.deadlinesText} rules={CALENDAR_RULES} {...ofCreditor} />
      <RuleSection title={words.fileForm} text={words.fileFormText} rules={FORMAT_RULES} {...ofCreditor} />
      <RuleSection title={words.services} text={words.servicesText} rules={SERVICE_RULES} {...ofCreditor} />
    </>
  );
}

interface RulesProps extends OfCreditor {
  readonly rules: readonly Rule[];
}

function RuleSection({ title, text, ...props }: RulesProps & { title: string; text: string }) {
  return (
    <EditableSection
      title={title}
      text={<p className="hint">{text}</p>}
      mayEdit={useMay('admin')}
      form={(onEnd) => <ChangeRules {...props} onEnd={onEnd} />}
    >
      <RuleTable caption={title} rules={props.rules} agreement={props.agreement} />
    </EditableSection>
  );
}

function RuleTable({ caption, rules, agreement }: Omit<RulesProps, 'creditor'> & { caption: string }) {
  const words = useSettingsWords();
  const names = useRuleNames();
  const meaning = useRuleMeaning();
  const show = useRuleValue();
  const inForce = rulesOf(agreement.settings);
  return (
    <DataTable
      caption={caption}
      rows={rules}
      keyOf={(rule) => rule}
      columns={[
        {
          head: words.rule,
          cell: (rule) => (
            <>
              {names(rule)}
              <span className="meaning">{meaning(rule)}</span>
            </>
          ),
        },
        {
          head: words.inForce,
          isState: true,
          cell: (rule) =>
            inForce[rule] === DEFAULT_RULES[rule] ? (
              show(rule, inForce[rule])
            ) : (
              <strong>{show(rule, inForce[rule])}</strong>
            ),
        },
        {
          head: words.default,
          onlyWide: true,
          cell: (rule) => <span className="hint">{show(rule, DEFAULT_RULES[rule])}</span>,
        },
      ]}
    />
  );
}

function ChangeRules({ rules, creditor, agreement, onEnd }: RulesProps & { onEnd: () => void }) {
  const words = useSettingsWords();
  const common = useCommonWords();
  const names = useRuleNames();
  const meaning = useRuleMeaning();
  const show = useRuleValue();
  const [before] = useState(() => rulesOf(agreement.settings));
  const [after, setAfter] = useState(before);
  const { settings: _settings, ...numbers } = agreement;
  return (
    <ActionForm
      of={creditor}
      button={common.save}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/creditor', {
            params: { header: still },
            body: { betalingsservice: { ...numbers, settings: changedRules(before, after) } },
          }),
        )
      }
      onDone={onEnd}
      onCancel={onEnd}
    >
      {rules.map((rule) => {
        const field = {
          label: names(rule),
          pointer: `/betalingsservice/settings/${rule.replaceAll('.', '/')}`,
          hint: `${meaning(rule)} ${words.byDefault(show(rule, DEFAULT_RULES[rule]))}`,
          value: after[rule],
          onChange: (value: string) => setAfter({ ...after, [rule]: value }),
        };
        return isChoiceRule(rule) ? (
          <SelectField
            key={rule}
            {...field}
            options={CHOICES[rule].map((choice) => [choice, show(rule, choice)] as const)}
          />
        ) : (
          <TextField key={rule} {...field} {...(rule === 'format.companyFlags' ? {} : { inputMode: 'numeric' })} />
        );
      })}
    </ActionForm>
  );
}
