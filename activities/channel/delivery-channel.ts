import type { ChannelDoubt } from '../../db/words/deliveries.ts';

/** A file with all of its bytes: they were fixed when its delivery was closed. */
export interface OutgoingFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What the database knows of earlier tries. It is told before the one step whose answer may be lost. */
export interface Intent {
  /** Whether a try before may have handed the file over. */
  readonly wasNoted: boolean;
  /** Notes that the file is about to be handed over. Noting it again changes nothing. */
  note(): Promise<void>;
}

/** `in_doubt`: the file may have been taken, or something else stands in its place. Only a person can tell. */
export type HandOverOutcome =
  { readonly kind: 'handed_over' } | { readonly kind: 'in_doubt'; readonly doubt: ChannelDoubt };

/** The way to Betalingsservice: a folder that another program fetches files from, or a server. */
export interface DeliveryChannel {
  /**
   * Hands a file over whole or not at all, and never over another file. @throws where it was not handed over, or where that cannot
   * be told yet: asked again, it looks before it sends.
   */
  handOver(file: OutgoingFile, intent: Intent): Promise<HandOverOutcome>;
}
