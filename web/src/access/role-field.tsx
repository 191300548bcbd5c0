import { SelectField } from '../ui/field.tsx';
import { useAccessWords, useRoleMeaning, useRoleWords } from './words.ts';

/** Which role, with what it may do said below. */
export function RoleField<Role extends 'admin' | 'bookkeeper' | 'read_only'>({
  roles,
  value,
  onChange,
}: {
  roles: readonly Role[];
  value: Role;
  onChange: (role: Role) => void;
}) {
  const words = useAccessWords();
  const roleWords = useRoleWords();
  const meaning = useRoleMeaning();
  return (
    <SelectField
      label={words.role}
      pointer="/role"
      hint={meaning(value)}
      value={value}
      onChange={onChange}
      options={roles.map((role) => [role, roleWords(role)] as const)}
    />
  );
}
