export const WEBHOOK_DELIVERY_STATES = ['waiting', 'delivered', 'abandoned'] as const;

/** `waiting`: to be tried, for the first time or again. `abandoned`: tried for days, and not any more until a person asks for it. */
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

export const WEBHOOK_OFF_REASONS = ['by_person', 'failing', 'gone'] as const;

/** Why an endpoint is switched off. `gone`: it has answered 410. */
export type WebhookOffReason = (typeof WEBHOOK_OFF_REASONS)[number];

export const WEBHOOK_FAILURES = [
  /** The name leads to an address inside, or no address is allowed that the endpoint has. */
  'address_refused',
  'name_not_found',
  'not_connected',
  'certificate',
  'timeout',
  /** The connection ended before there was an answer, or what came is no HTTP. */
  'broken_off',
] as const;

/** Why an endpoint has given no answer. */
export type WebhookFailure = (typeof WEBHOOK_FAILURES)[number];

/** What the workflow of an endpoint is told. */
export type WebhookMessageKind = 'wake_webhook';
