import type { PrintedDocument } from '../documents/render-pdf.ts';
import type { Subsystem } from '../domain/betalingsservice/delivery-records.ts';
import type { Orm } from '../db/orm.ts';
import type { DeliveryChannel } from './channel/delivery-channel.ts';
import type { ReturnChannel } from './channel/return-channel.ts';
import type { Mailer } from './mails/mailer.ts';
import type { Pace } from './mails/pace.ts';
import type { Seen } from './seen.ts';
import type { WorkflowDirectory } from './self-checks/workflow-directory.ts';
import type { WebhookPost } from './webhooks/webhook-post.ts';

/** What the activities need from outside: given as arguments, so that a test can stand in a real server of its own. */
export interface ActivityDependencies {
  readonly orm: Orm;
  readonly pdf: { render(document: PrintedDocument): Promise<Uint8Array> };
  readonly mailer: Mailer;
  /** At which the post office sends. */
  readonly pace: Pace;
  /** Tells the post office that mails have been laid ready; called after the commit. Never fails: one that is not told looks by itself. */
  readonly bell: { ring(): Promise<void> };
  /** The way to the endpoints of creditors. */
  readonly webhooks: WebhookPost;
  /** Where people reach the page, without a slash at its end: links in mails lead there. Null where nobody has said. */
  readonly publicUrl: string | null;
  /** The way to Betalingsservice. */
  readonly deliveryChannel: DeliveryChannel;
  /** The way from Betalingsservice; null where its files are not fetched. */
  readonly returnChannel: ReturnChannel | null;
  /** What a delivery's receipt is named, and how long it is waited for; null where the hand-over itself is the receipt. */
  readonly receipts: { readonly suffix: string; readonly waitMs: number } | null;
  readonly workflows: WorkflowDirectory;
  /** Tells Temporal that a long activity is alive. @throws where it is to end here, for another worker to go on: called between two steps. */
  readonly heartbeat: () => void;
  /** Betalingsservice's production or its test system. */
  readonly bsSubsystem: Subsystem;
  /** Counts what is done; nobody does where it is missing. */
  readonly seen?: Seen;
  /** How long events are kept. */
  readonly eventsKeptDays: number;
}
