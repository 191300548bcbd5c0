import { DEFAULT_FORMAT_SETTINGS, type FormatSettings } from './format-settings.ts';
import { type CollectionRules, DEFAULT_COLLECTION_RULES } from '../collections/collection-deadline.ts';
import { DEFAULT_SERVICE_SETTINGS, type ServiceSettings } from './service-settings.ts';

/** How a creditor's collections are delivered: when, how the files are written, and what else is agreed. */
export interface BetalingsserviceSettings {
  readonly calendar: CollectionRules;
  readonly format: FormatSettings;
  readonly services: ServiceSettings;
}

/** What a creditor has set: the rest follows the defaults, those of later versions too. */
export interface BetalingsserviceChoices {
  readonly calendar?: Partial<Omit<CollectionRules, 'late'>> & { readonly late?: Partial<CollectionRules['late']> };
  readonly format?: Partial<FormatSettings>;
  readonly services?: Partial<ServiceSettings>;
}

export const DEFAULT_BETALINGSSERVICE_SETTINGS: BetalingsserviceSettings = {
  calendar: DEFAULT_COLLECTION_RULES,
  format: DEFAULT_FORMAT_SETTINGS,
  services: DEFAULT_SERVICE_SETTINGS,
};

/** A creditor's settings whole. */
export function settingsOf({
  calendar = {},
  format = {},
  services = {},
}: BetalingsserviceChoices): BetalingsserviceSettings {
  const defaults = DEFAULT_BETALINGSSERVICE_SETTINGS;
  return {
    calendar: { ...defaults.calendar, ...calendar, late: { ...defaults.calendar.late, ...calendar.late } },
    format: { ...defaults.format, ...format },
    services: { ...defaults.services, ...services },
  };
}

/** What a creditor has set, with changes to some of it. */
export function changeChoices(
  { calendar = {}, format = {}, services = {} }: BetalingsserviceChoices,
  changes: BetalingsserviceChoices,
): BetalingsserviceChoices {
  return {
    calendar: { ...calendar, ...changes.calendar, late: { ...calendar.late, ...changes.calendar?.late } },
    format: { ...format, ...changes.format },
    services: { ...services, ...changes.services },
  };
}

/** Why settings cannot be kept together; null where they can. */
export function settingsRefusal({
  calendar: { late, deadlineBankDaysFromEnd },
}: BetalingsserviceSettings): string | null {
  return late.bankDaysFromEnd < deadlineBankDaysFromEnd ? null : 'The late deadline lies after the ordinary one';
}
