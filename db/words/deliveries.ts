/** What a delivery holds: collections, or what is registered of mandates. */
export type DeliveryType = '0601' | '0605';

/**
 * `handing_over`: its file may be there any moment. `handed_over`: its file is there, and a receipt is awaited. `in_doubt`: nothing is
 * sent until a person has said what the bank says.
 */
export type DeliveryStatus = 'closed' | 'handing_over' | 'handed_over' | 'received' | 'in_doubt';

/** `content_differs`: another file stands under its name. `file_gone`: it may have been there, and is not. */
export type ChannelDoubt = 'content_differs' | 'file_gone';

/** Why nobody but the bank can tell whether it has a delivery. */
export type DeliveryDoubt = ChannelDoubt | 'receipt_missing';

/** What a person has found out about a delivery in doubt. */
export type DeliveryDecisionKind = 'confirmed' | 'send_again';

/** What the workflows of deliveries are told. */
export type DeliveryMessageKind = 'start_delivery' | 'set_delivery_calendar' | 'close_delivery' | 'wake_hand_over';
