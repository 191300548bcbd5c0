import { toIso88591Text } from '../../domain/records/iso-8859-1.ts';
import type { BetalingsserviceChoices } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { MAIN_TEXT_LENGTH } from './creditor-fields.ts';
import { chooseSettings, type SettingsInput } from './settings-fields.ts';

export interface Agreement {
  readonly pbsNumber: string;
  readonly debtorGroup: string;
  readonly dataSupplierNumber: string;
  readonly dataSupplierShared?: boolean | undefined;
  readonly mainText?: string | undefined;
  readonly settings?: SettingsInput | undefined;
}

/**
 * The columns of a Betalingsservice agreement, all or none, and what of its settings is chosen.
 * @throws ApiProblem for settings that contradict each other
 */
export function betalingsserviceColumns(
  agreement: Agreement | null,
  {
    name,
    bsSettings = {},
    bsDataSupplierShared = false,
  }: { name: string; bsSettings?: BetalingsserviceChoices; bsDataSupplierShared?: boolean },
) {
  if (agreement === null) {
    const none = { pbsNumber: null, bsDebtorGroup: null, bsDataSupplierNumber: null, bsMainText: null };
    return { ...none, bsDataSupplierShared: false, bsSettings };
  }
  return {
    pbsNumber: agreement.pbsNumber,
    bsDebtorGroup: agreement.debtorGroup,
    bsDataSupplierNumber: agreement.dataSupplierNumber,
    bsDataSupplierShared: agreement.dataSupplierShared ?? bsDataSupplierShared,
    bsSettings: chooseSettings(bsSettings, agreement.settings),
    bsMainText: agreement.mainText ?? toIso88591Text(name).slice(0, MAIN_TEXT_LENGTH),
  };
}
