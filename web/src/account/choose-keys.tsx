import { CheckField } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { useSingleKeySwitch } from '../ui/single-keys.ts';
import { useAccountWords } from './words.ts';

/** Whether letters by themselves do something: a switch of this browser's. */
export function ChooseKeys() {
  const words = useAccountWords();
  const [isOn, change] = useSingleKeySwitch();
  return (
    <Section title={words.keys}>
      <CheckField label={words.singleKeys} hint={words.singleKeysText} isChecked={isOn} onChange={change} />
    </Section>
  );
}
