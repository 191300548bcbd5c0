import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { likeAnywhere } from '../http/pages.ts';

const FURTHER = 'further_addresses(d.also_to, d.copy_to)';
/** Of the few that have further addresses there is an index of their own. */
const HAS_FURTHER = `(d.also_to <> '{}' or d.copy_to <> '{}')`;

/** SQL of a debtor `d` and its value: that a part of one of the further addresses is `q`. */
export const hasFurtherAddressLike = (q: string): readonly [sql: string, like: string] => [
  `${HAS_FURTHER} and ${FURTHER} like ?`,
  likeAnywhere(q),
];

/** SQL of a debtor `d` and its values: that a part of one of its addresses is `q`, whichever. */
export function hasAddressLike(q: string): readonly [sql: string, first: string, further: string] {
  const [isLike, like] = hasFurtherAddressLike(q);
  return [`(lower(d.email) like ? or (${isLike}))`, like, like];
}

/** SQL of a debtor `d` and its values: that one of its addresses is `email`, whichever. */
export function hasAddress({
  creditorId,
  email,
}: {
  creditorId: CreditorId;
  email: string;
}): readonly [string, ...string[]] {
  const [isLike, like] = hasFurtherAddressLike(email);
  return [
    `d.id in (
      select d.id from debtor d where d.creditor_id = ? and lower(d.email) = lower(?)
      union all
      select d.id from debtor d where d.creditor_id = ? and ${isLike} and lower(?) = any(string_to_array(${FURTHER}, E'\\n')))`,
    creditorId,
    email,
    creditorId,
    like,
    email,
  ];
}
