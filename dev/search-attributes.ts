import type { Connection } from '@temporalio/client';

/** Temporal's own numbers for the types of search attributes (temporal.api.enums.v1.IndexedValueType). */
const TYPE_NUMBERS = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

export type SearchAttributes = Readonly<Record<string, keyof typeof TYPE_NUMBERS>>;

/** gRPC's status of a method that a server does not have: the time-skipping test server cannot list, and starts with none. */
const UNIMPLEMENTED = 12;

/** Registers the search attributes that the namespace does not have yet. @throws Error where one is there with another type. */
export async function addSearchAttributes(options: {
  connection: Connection;
  namespace: string;
  searchAttributes: SearchAttributes;
}): Promise<void> {
  const { connection, namespace, searchAttributes } = options;
  const present = await presentAttributes({ connection, namespace });
  for (const [name, type] of Object.entries(searchAttributes)) {
    if (name in present && present[name] !== TYPE_NUMBERS[type]) {
      throw new Error(`the search attribute ${name} of namespace ${namespace} is there with another type than ${type}`);
    }
  }
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in present));
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, TYPE_NUMBERS[type]])),
  });
}

async function presentAttributes(options: {
  connection: Connection;
  namespace: string;
}): Promise<Record<string, number>> {
  const { connection, namespace } = options;
  try {
    return (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes ?? {};
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === UNIMPLEMENTED) return {};
    throw error;
  }
}
