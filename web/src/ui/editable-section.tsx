import { useState, type ReactNode } from 'react';
import { useCommonWords } from '../words/common.ts';
import { Section } from './section.tsx';

/** A part of a screen that is changed in its place: a form takes the place of what it shows until that ends. */
export function EditableSection({
  title,
  text,
  mayEdit = true,
  form,
  children,
}: {
  title: string;
  /** Stands above both. */
  text?: ReactNode;
  mayEdit?: boolean;
  form: (onEnd: () => void) => ReactNode;
  children: ReactNode;
}) {
  const words = useCommonWords();
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Section
      title={title}
      aside={
        mayEdit &&
        !isEditing && (
          <button type="button" onClick={() => setIsEditing(true)}>
            {words.change}
          </button>
        )
      }
    >
      {text}
      {isEditing ? form(() => setIsEditing(false)) : children}
    </Section>
  );
}
