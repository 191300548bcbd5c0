/** The least UUID: rows that are gone through in the order of their ids come after it. */
export const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';
