import { toIso88591Text } from '../../domain/records/iso-8859-1.ts';
import type { BetalingsserviceChoices } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { MAIN_TEXT_LENGTH } from './creditor-fields.ts';
import { chooseSettings, type SettingsInput } from './settings-fields.ts';

export interface Agreement {
  readonly pbsNumber: string;
  readonly debtorGroup: string;
  readonly dataSupplierNumber: string;
  readonly mainText?: string | undefined;
  readonly settings?: SettingsInput | undefined;
}

/** The four columns of a Betalingsservice agreement, all or none, and what of its settings is chosen. @throws ApiProblem for settings that contradict each other. */
export function betalingsserviceColumns(
  agreement: Agreement | null,
  { name, bsSettings = {} }: { name: string; bsSettings?: BetalingsserviceChoices },
) {
  if (agreement === null) {
    return { pbsNumber: null, bsDebtorGroup: null, bsDataSupplierNumber: null, bsMainText: null, bsSettings };
  }
  return {
    pbsNumber: agreement.pbsNumber,
    bsDebtorGroup: agreement.debtorGroup,
    bsDataSupplierNumber: agreement.dataSupplierNumber,
    bsSettings: chooseSettings(bsSettings, agreement.settings),
    bsMainText: agreement.mainText ?? toIso88591Text(name).slice(0, MAIN_TEXT_LENGTH),
  };
}
