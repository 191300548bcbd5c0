import { p } from '@mikro-orm/core';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { RefusedAddress } from '../../domain/mails/addressees.ts';
import { addresses, createdAt, id, instant, text } from './column-types.ts';

/** What is kept of every mail, whatever it is about: what it was sent as, how often it was tried, and when the mail server took it. */
export const mailColumns = () => ({
  creditorId: id<CreditorId>(),
  messageId: text(255),
  /** Beside the recipient, as they were when the mail was written. */
  alsoTo: addresses(),
  copyTo: addresses(),
  /** For whom the mail server has taken it, and for whom it would not. Empty in a mail of before there were several. */
  taken: addresses(),
  refused: p.json<readonly RefusedAddress[]>().defaultRaw("'[]'"),
  attempts: p.integer().default(0),
  lastError: text(1000).strictNullable(),
  content: p.uint8array().columnType('bytea').strictNullable(),
  createdAt: createdAt(),
  sentAt: instant().strictNullable(),
});

/** An address of a mail, as long as an address may be (RFC 5321, 4.5.3.1). */
export const recipient = () => text(254);
