import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PostgreSqlPlatform } from '@mikro-orm/postgresql';
import * as fc from 'fast-check';
import { openTestDatabase, type OpenTestDatabase } from '../tests/support/test-database.ts';
import { quoteText } from './quick-quoting-driver.ts';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const hardText = fc
  .array(
    fc.oneof(fc.constantFrom("'", '\\', '"', '?', '$1', '$$', '\n', 'æ', '💶', ' E'), fc.string({ unit: 'binary' })),
  )
  .map((parts) => parts.join('').replaceAll('\u0000', '').toWellFormed());

test('a text is quoted to the letter as MikroORM quotes it', () => {
  const platform = new PostgreSqlPlatform();
  fc.assert(fc.property(hardText, (text) => expect(quoteText(text)).toBe(platform.escape(text))));
});

test('and PostgreSQL reads the very text, alone and in JSON', async () => {
  const { em } = database.orm;
  await fc.assert(
    fc.asyncProperty(hardText, async (text) => {
      const [row] = await em
        .fork()
        .execute<{ alone: string; inside: string }[]>(`select ?::text alone, ?::json ->> 'text' "inside"`, [
          text,
          JSON.stringify({ text }),
        ]);
      expect(row).toEqual({ alone: text, inside: text });
    }),
  );
});

test('the driver of the database quotes so', () => {
  expect(database.orm.em.getPlatform().constructor.name).toBe('QuickQuotingPlatform');
});
