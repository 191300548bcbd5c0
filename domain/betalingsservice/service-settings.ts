import type { SlipService } from '../collections/slip-service.ts';

/** What a creditor has agreed with Betalingsservice beyond drawing amounts. */
export interface ServiceSettings {
  /** Whether Betalingsservice pays out to debtors what they have to the good. */
  readonly payOuts: boolean;
  /** To debtors who have no mandate and no other way by which documents reach them. */
  readonly slips: SlipService;
  /** Whether those who get slips are mailed the documents as well, where they have an address. */
  readonly slipAndMail: boolean;
}

export const DEFAULT_SERVICE_SETTINGS: ServiceSettings = { payOuts: false, slips: 'none', slipAndMail: false };

/** Whether whoever gets slips is mailed as well: without slips there is nothing to go along with. */
export const mailsWithSlips = ({ slips, slipAndMail }: ServiceSettings): boolean => slips !== 'none' && slipAndMail;
