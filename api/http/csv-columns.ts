import { z } from 'zod';
import { DECIMAL_PATTERNS } from './fields.ts';

/** A column of a list as CSV. */
export interface CsvColumn {
  /** Where its values stand in the JSON of a row, dotted: `nextPeriod.from`. */
  readonly name: string;
  readonly path: readonly string[];
  /** Numbers and decimal strings. */
  readonly isNumber: boolean;
}

type Schema = z.core.JSONSchema.BaseSchema;
type Place = { readonly path: readonly string[]; readonly definitions: Readonly<Record<string, Schema>> };

/**
 * The columns of what a list answers, in the order of its schema, so that a new field needs no second description. What is nested has a
 * column for each of its fields, an array of so many texts at most one for each; every other array is one column of JSON.
 */
export function csvColumnsOf(item: z.ZodType): readonly CsvColumn[] {
  const schema: Schema = z.toJSONSchema(item, { unrepresentable: 'any' });
  return columnsOf(schema, { path: [], definitions: schema.$defs ?? {} });
}

function columnsOf(given: Schema, place: Place): CsvColumn[] {
  const { path, definitions } = place;
  const [schema, ...others] = alternativesOf(given, definitions);
  if (schema === undefined) return [];
  if (others.length > 0) {
    const all = [schema, ...others];
    if (!all.every(({ properties }) => properties !== undefined)) return [leaf({}, path)];
    const byName = new Map(all.flatMap((one) => columnsOf(one, place)).map((column) => [column.name, column]));
    return [...byName.values()];
  }
  const inside = (key: string, child: Schema) => columnsOf(child, { path: [...path, key], definitions });
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).flatMap(([key, child]) => inside(key, toSchema(child)));
  }
  const { items, maxItems } = schema;
  if (maxItems !== undefined && items !== undefined && !Array.isArray(items)) {
    return Array.from({ length: maxItems }).flatMap((_unused, index) => inside(index.toString(), toSchema(items)));
  }
  return [leaf(schema, path)];
}

/** What a value can be beside null. */
function alternativesOf(schema: Schema, definitions: Place['definitions']): Schema[] {
  const { $ref, anyOf, oneOf } = schema;
  const definition = $ref === undefined ? undefined : definitions[$ref.replace('#/$defs/', '')];
  if (definition !== undefined) return alternativesOf(definition, definitions);
  const options = anyOf ?? oneOf;
  if (options === undefined) return schema.type === 'null' ? [] : [schema];
  return options.flatMap((option) => alternativesOf(toSchema(option), definitions));
}

// JSON Schema's `true` allows anything and says nothing.
function toSchema(schema: z.core.JSONSchema._JSONSchema): Schema {
  return typeof schema === 'boolean' ? {} : schema;
}

function leaf({ type, pattern }: Schema, path: readonly string[]): CsvColumn {
  const isDecimal = pattern !== undefined && DECIMAL_PATTERNS.has(pattern);
  return { name: path.join('.'), path, isNumber: type === 'number' || type === 'integer' || isDecimal };
}
