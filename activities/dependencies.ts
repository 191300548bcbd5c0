import type { InvoiceDocument } from '../domain/invoice.ts';
import type { Subsystem } from '../domain/betalingsservice/delivery-records.ts';
import type { Orm } from '../db/orm.ts';
import type { DropFolder } from './drop-folder.ts';
import type { Mailer } from './mailer.ts';
import type { WorkflowDirectory } from './workflow-directory.ts';

/** What the activities need from outside: given as arguments, so that a test can stand in a real server of its own. */
export interface ActivityDependencies {
  readonly orm: Orm;
  readonly pdf: { render(document: InvoiceDocument): Promise<Uint8Array> };
  readonly mailer: Mailer;
  readonly dropFolder: DropFolder;
  readonly workflows: WorkflowDirectory;
  /** Tells Temporal that a long activity is alive. */
  readonly heartbeat: () => void;
  /** Betalingsservice's production or its test system. */
  readonly bsSubsystem: Subsystem;
}
