import { badField, bareTextAt, dateAt, digitsAt, digitsOrNullAt } from '../records/read-fields.ts';
import { type RecordLine, refusal } from '../records/record-line.ts';
import {
  type MandateEnd,
  type NewMandate,
  REGISTRATION_CODES,
  type Registration,
  type Renumbering,
  type Section0605,
} from './delivery-0605.ts';
import type { DeliveryHead } from './delivery-frame.ts';
import {
  MANDATE_END,
  NEW_MANDATE,
  REGISTRATION_END,
  REGISTRATION_HEAD,
  REGISTRATION_SECTION,
  REGISTRATION_SECTION_END,
  RENUMBERING,
} from './layout-0605.ts';
import { codeOf } from './read-return.ts';
import { demandTotal, readSent } from './read-sent.ts';

/** What a delivery 0605 says; numbers are as wide as their fields, customer numbers without what pads them. */
export interface SentDelivery0605 extends DeliveryHead {
  readonly sections: readonly Section0605[];
}

interface Section {
  readonly pbsNumber: string;
  readonly section: Section0605['section'];
  readonly registrations: Registration[];
}

/** Reads a delivery 0605 back, and holds its counts. @throws ReturnFileError where it is broken. */
export function read0605(bytes: Uint8Array): SentDelivery0605 {
  const sections: Section[] = [];
  const head = readSent(bytes, {
    type: '0605',
    handlers: {
      openSection(line, { pbsNumber, section }) {
        if (!isSection(section)) throw badField(line, REGISTRATION_SECTION.section, 'no section of a delivery 0605');
        sections.push({ pbsNumber, section, registrations: [] });
      },
      record(line, name, open) {
        const section = sections.at(-1);
        if (section === undefined || open === null || name !== '042') {
          throw refusal(line, { code: 'bad_order', message: 'only BS042 stands in a section of a delivery 0605' });
        }
        const code = REGISTRATION_CODES[section.section];
        if (codeOf(line) !== code) throw badField(line, REGISTRATION_HEAD.code, `not ${code}`);
        section.registrations.push(READERS[section.section](line));
      },
      closeSection(line) {
        const count = BigInt(sections.at(-1)?.registrations.length ?? 0);
        if (line !== null) demandTotal(line, REGISTRATION_SECTION_END.count, count);
      },
      end(line) {
        const count = sections.reduce((sum, { registrations }) => sum + registrations.length, 0);
        demandTotal(line, REGISTRATION_END.sections, BigInt(sections.length));
        demandTotal(line, REGISTRATION_END.count, BigInt(count));
      },
    },
  });
  // Each section has been read by the reader of its own kind.
  return { ...head, sections: sections as readonly Section[] as readonly Section0605[] };
}

const READERS: Readonly<Record<Section0605['section'], (line: RecordLine) => Registration>> = {
  '0120': readNewMandate,
  '0126': readMandateEnd,
  '0105': readRenumbering,
  '0125': readRenumbering,
};

function isSection(text: string): text is Section0605['section'] {
  return Object.hasOwn(READERS, text);
}

function readNewMandate(line: RecordLine): NewMandate {
  return {
    ...readIds(line),
    from: dateAt(line, NEW_MANDATE.from),
    payerNumber: digitsAt(line, NEW_MANDATE.payerNumber),
    registrationNumber: digitsAt(line, NEW_MANDATE.registrationNumber),
    accountNumber: digitsAt(line, NEW_MANDATE.accountNumber),
  };
}

function readMandateEnd(line: RecordLine): MandateEnd {
  return { ...readIds(line), mandateNumber: digitsAt(line, MANDATE_END.mandateNumber) };
}

function readRenumbering(line: RecordLine): Renumbering {
  return {
    ...readIds(line),
    mandateNumber: digitsOrNullAt(line, RENUMBERING.mandateNumber),
    from: dateAt(line, RENUMBERING.from),
    newCustomerNumber: bareTextAt(line, RENUMBERING.newCustomerNumber),
  };
}

function readIds(line: RecordLine): Pick<Registration, 'bsDebtorGroup' | 'customerNumber'> {
  return {
    bsDebtorGroup: digitsAt(line, REGISTRATION_HEAD.bsDebtorGroup),
    customerNumber: bareTextAt(line, REGISTRATION_HEAD.customerNumber),
  };
}
