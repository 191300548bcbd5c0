/** Whether a mail's subject has a document's number as a word of its own: 101 is not 1011. */
export function namesDocument(subject: string, number: string): boolean {
  return subject.split(/[^0-9A-Za-z-]/).includes(number);
}
