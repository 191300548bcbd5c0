/** By Betalingsservice's or the bank's own way, or put in by hand. */
export type FileOrigin = 'channel' | 'upload';

export type ReceivedFileStatus = 'stored' | 'read' | 'refused';

/** What the workflow of a received file is told. */
export type ReceivedFileMessageKind = 'read_file' | 'replace_receiving';
