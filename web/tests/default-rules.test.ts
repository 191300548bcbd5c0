import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { DEFAULT_PAYMENT_TERMS_DAYS as DEFAULT_OF_API } from '../../api/creditors/creditor-fields.ts';
import { settingsAnswer } from '../../api/creditors/settings-fields.ts';
import { DEFAULT_BETALINGSSERVICE_SETTINGS } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { ALL_RULES, CHOICES, DEFAULT_PAYMENT_TERMS_DAYS, DEFAULT_RULES, rulesOf } from '../src/settings/rules.ts';

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly enum?: readonly string[];
  readonly type?: string;
}

/** Every setting that the API has, by where it stands, with what it may be where that is one of a few. */
function settingsOfApi({ properties }: Node, at: readonly string[] = []): [string, readonly string[] | null][] {
  return Object.entries(properties ?? {}).flatMap(([name, node]): [string, readonly string[] | null][] => {
    const path = [...at, name];
    if (node.properties !== undefined) return settingsOfApi(node, path);
    return [[path.join('.'), node.enum ?? (node.type === 'boolean' ? ['false', 'true'] : null)]];
  });
}

const { $defs } = z.toJSONSchema(settingsAnswer) as { $defs?: Readonly<Record<string, Node>> };
const API = settingsOfApi($defs?.['BetalingsserviceSettings'] ?? {});

// The page shares no code with the rest: what it says by itself is compared here.
test('what the page says holds by default is what holds where nobody has chosen', () => {
  expect(rulesOf(DEFAULT_BETALINGSSERVICE_SETTINGS)).toEqual(DEFAULT_RULES);
  expect(DEFAULT_PAYMENT_TERMS_DAYS).toBe(DEFAULT_OF_API);
});

test('the page has every setting of the API, and offers what it takes', () => {
  expect(ALL_RULES.toSorted()).toEqual(API.map(([rule]) => rule).toSorted());
  const taken = API.flatMap(([rule, choices]) => (choices === null ? [] : [[rule, new Set(choices)]]));
  const offered = Object.entries(CHOICES).map(([rule, choices]) => [rule, new Set<string>(choices)]);
  expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(taken));
});
