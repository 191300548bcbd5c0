import { useRuleNames, useRuleValue } from '../settings/rule-words.ts';
import { ALL_RULES } from '../settings/rules.ts';
import { useAuditWords } from './words.ts';

/** Which rules of delivering to Betalingsservice were chosen: the rest follow the defaults. */
export function ChangedRules({ chosen }: { chosen: object }) {
  const words = useAuditWords();
  const names = useRuleNames();
  const show = useRuleValue();
  const told = ALL_RULES.flatMap((rule) => {
    const value = valueAt(chosen, rule);
    return value === undefined
      ? []
      : [`${names(rule)}: ${show(rule, typeof value === 'string' ? value : JSON.stringify(value))}`];
  });
  return told.length === 0 ? <i>{words.defaults}</i> : <>{told.join('; ')}</>;
}

function valueAt(chosen: unknown, rule: string): unknown {
  let value = chosen;
  for (const name of rule.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
