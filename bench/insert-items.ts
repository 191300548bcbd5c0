import type { Orm } from '../db/orm.ts';

/** Items and debtor groups of each creditor: more than anybody reads through. */
const EACH = 100;

/** Gives every creditor of the database items and, beside those that hold somebody, debtor groups. */
export async function insertItems(orm: Orm): Promise<void> {
  const em = orm.em.fork();
  await em.execute(
    `insert into item (id, creditor_id, item_number, name_da, name_en, unit_price_micro, vat_code)
     select uuidv7(), c.id, 'P' || n, 'Vare ' || n, 'Item ' || n, 1000000, 'standard' from creditor c, generate_series(1, ${EACH}) n`,
  );
  await em.execute(
    `insert into debtor_group (id, creditor_id, name) select uuidv7(), c.id, 'Hold ' || n from creditor c, generate_series(1, ${EACH}) n`,
  );
  await em.execute('vacuum analyze item, debtor_group');
}
