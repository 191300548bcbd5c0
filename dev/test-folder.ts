/** Environment variable with the folder that one run of the tests shares and that is gone after it. */
export const TEST_FOLDER_VARIABLE = 'TERMIN_TEST_FOLDER';
