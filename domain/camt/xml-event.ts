/** A line and a column of a file, both counted from 1. */
export interface XmlPlace {
  readonly line: number;
  readonly column: number;
}

/** Where an element begins: its place is that of its `<`. */
export interface XmlOpen {
  readonly event: 'open';
  /** Without a prefix. */
  readonly name: string;
  /** Empty where there is none. */
  readonly namespace: string;
  /** Those without a prefix, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly place: XmlPlace;
}

/** A piece of text: that of one element may come in several, which stand together. Its place is that of its first character. */
export interface XmlText {
  readonly event: 'text';
  readonly text: string;
  readonly place: XmlPlace;
}

/** Where the last element that was opened ends. */
export interface XmlClose {
  readonly event: 'close';
}

/** What a well-formed XML file consists of, in the order of the file: each open has its close. */
export type XmlEvent = XmlOpen | XmlText | XmlClose;
