/** How long events are kept where nothing is said. A reader who stays away for longer has missed some. */
export const EVENTS_KEPT_DAYS = 90;
