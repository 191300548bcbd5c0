import { useRouter } from '@tanstack/react-router';
import { useMay, useSession } from './session.tsx';
import { useShellWords } from './words.ts';

/** A screen that one can go to by its name, or by `g` and its letter. */
export interface ScreenEntry {
  readonly address: `/${string}`;
  readonly name: string;
  readonly letter: string;
}

/** The screens that there are for who is signed in, in the order of the menu. The letters are those of the Danish names. */
export function useScreens(): readonly ScreenEntry[] {
  const words = useShellWords();
  const isAdmin = useMay('admin');
  const { person, creditor } = useSession();
  const { routesByPath } = useRouter();
  const ofCreditor: readonly (readonly [address: `/${string}`, name: string, letter: string])[] = [
    ['/', words.today, 'i'],
    ['/debtors', words.debtors, 'd'],
    ['/subscriptions', words.subscriptions, 'a'],
    ['/groups', words.groups, 'g'],
    ['/prices', words.prices, 'p'],
    ['/drafts', words.drafts, 'k'],
    ['/invoices', words.invoices, 'f'],
    ['/reminders', words.reminders, 'y'],
    ['/mails', words.mails, 't'],
    ['/prints', words.prints, 'v'],
    ['/payments', words.payments, 'b'],
    ['/files', words.files, 'h'],
    ['/deliveries', words.deliveries, 'l'],
    ['/ledger', words.ledger, 'r'],
    ['/findings', words.findings, 'u'],
    ['/audit', words.audit, 'e'],
    ['/imports', words.imports, 'c'],
    ['/settings', words.settings, 's'],
    ...(isAdmin ? ([['/access', words.access, 'n']] as const) : []),
  ];
  return [
    ...(creditor === null ? [] : ofCreditor),
    ...(person.isOperator ? ([['/operator', words.operator, 'o']] as const) : []),
    ['/account', words.account, 'm'] as const,
  ]
    .filter(([address]) => address in routesByPath)
    .map(([address, name, letter]) => ({ address, name, letter }));
}
