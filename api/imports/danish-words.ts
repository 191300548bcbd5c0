/** What an import says, in English and in Danish; `{}` stands for what differs. The first one that fits counts. */
const WORDS: readonly (readonly [english: string, danish: string])[] = [
  ['This field is needed', 'Feltet skal udfyldes'],
  ['null is not allowed here', 'Feltet må ikke være null'],
  ['A text is needed', 'Der skal stå en tekst'],
  ['A number is needed', 'Der skal stå et tal'],
  ['A whole number is needed', 'Der skal stå et helt tal'],
  ['true or false is needed', 'Der skal stå true eller false'],
  ['A list is needed', 'Der skal være en liste'],
  ['An object is needed', 'Der skal være et objekt'],
  ['Not an e-mail address', 'Ikke en e-mailadresse'],
  ['Not an id: 32 hexadecimal digits in five groups', 'Ikke et id: 32 hexadecimale cifre i fem grupper'],
  ['Not a web address', 'Ikke en webadresse'],
  ['A date YYYY-MM-DD is needed', 'Der skal stå en dato ÅÅÅÅ-MM-DD'],
  ['Not an instant, such as 2026-12-01T00:17:05Z', 'Ikke et tidspunkt som 2026-12-01T00:17:05Z'],
  ['The text is not of the form that is needed', 'Teksten har ikke den form, den skal have'],
  ['The value does not fit here', 'Værdien passer ikke her'],
  ['The name of a field does not fit here', 'Et feltnavn passer ikke her'],
  ['A value of the list does not fit here', 'En værdi i listen passer ikke her'],
  ['A multiple of {} is needed', 'Der skal stå et tal, som {} går op i'],
  ['This field is not known', 'Feltet er ukendt her'],
  ['Only {} is allowed here', 'Her kan kun stå {}'],
  ['One of {} is needed', 'Der skal stå en af disse: {}'],
  ['At most 64 characters stand before the @ of an e-mail address', 'Højst 64 tegn må stå før @ i en e-mailadresse'],
  ['At most {} characters are allowed', 'Højst {} tegn er tilladt'],
  ['At least {} characters are needed', 'Mindst {} tegn er nødvendige'],
  ['{} characters are needed', 'Der skal stå {} tegn'],
  ['At most {} entries are allowed', 'Højst {} er tilladt'],
  ['At least one entry is needed', 'Mindst én er nødvendig'],
  ['At least {} entries are needed', 'Mindst {} er nødvendige'],
  ['{} entries are needed', 'Der skal være {}'],
  ['The text must not be empty', 'Teksten må ikke være tom'],
  ['The number must be below {}', 'Tallet skal være under {}'],
  ['The number must not be above {}', 'Tallet må ikke være over {}'],
  ['The number must be above {}', 'Tallet skal være over {}'],
  ['The number must not be below {}', 'Tallet må ikke være under {}'],
  ['Control characters are not allowed', 'Styretegn er ikke tilladt'],
  ['A date YYYY-MM-DD from 2000 to 2299 is needed', 'Der skal stå en dato ÅÅÅÅ-MM-DD fra 2000 til 2299'],
  ['{} digits are needed', 'Der skal stå {} cifre'],
  ['Not a CVR number: eight digits, modulus 11', 'Ikke et CVR-nummer: otte cifre, modulus 11'],
  [
    'Not an EAN location number: thirteen digits, the last a check digit',
    'Ikke et EAN-lokationsnummer: tretten cifre, det sidste et kontrolciffer',
  ],
  ['Two capital letters are needed (ISO 3166-1)', 'Der skal stå to store bogstaver (ISO 3166-1)'],
  [
    'A decimal with at most six decimals is needed, such as "12.50"',
    'Der skal stå et tal med højst seks decimaler, som 12,50',
  ],
  ['The number is too large', 'Tallet er for stort'],
  ['The quantity must be above zero', 'Antallet skal være over nul'],
  ['The price must not be below zero', 'Prisen må ikke være under nul'],
  ['The price lies too far below zero', 'Prisen ligger for langt under nul'],
  ['The percentage must be above zero', 'Procenten skal være over nul'],
  ['The amount must be above zero', 'Beløbet skal være over nul'],
  ['The amount must not be below zero', 'Beløbet må ikke være under nul'],
  ['The amount is too large', 'Beløbet er for stort'],
  ['Kroner with at most two decimals are needed', 'Der skal stå kroner med højst to decimaler'],
  [
    'With its placeholders filled in the text is up to {} characters long; {} are allowed',
    'Med pladsholderne udfyldt er teksten op til {} tegn lang; {} er tilladt',
  ],
  ['There is no placeholder {}; there are {}', 'Pladsholderen {} findes ikke; der er {}'],
  ['1 to 15 digits, not all zeros', '1 til 15 cifre, ikke lutter nuller'],
  ['A Danish postcode has four digits', 'Et dansk postnummer har fire cifre'],
  ['The end lies before the start', 'Slutningen ligger før starten'],
  ['A debtor is needed', 'Der mangler en debitor'],
  ['At most {} months or {} days', 'Højst {} måneder eller {} dage'],
  [
    'What is charged in arrears is invoiced on the day after the period',
    'Det, der opkræves bagud, faktureres dagen efter perioden',
  ],
  ['The interval cannot be aligned so', 'Intervallet kan ikke lægges sådan'],
  ['Needed where no item is named', 'Skal udfyldes, når der ikke er nævnt en vare'],
  ['There is no item to follow', 'Der er ingen vare at følge'],
  ["The price is the item's", 'Prisen er varens'],
  ['In percent or as an amount, not both', 'I procent eller som beløb, ikke begge dele'],
  ['At most two years ahead', 'Højst to år frem'],
  ['At most {} periods may be due already: start later', 'Højst {} perioder må allerede være forfaldne: start senere'],
  ['The discount exceeds the line', 'Rabatten er større end linjen'],
  ['The invoice would exceed thirteen digits of øre', 'Fakturaen ville fylde mere end tretten cifre i øre'],
  ['There is no such debtor', 'Debitoren findes ikke'],
  ['There is no such item', 'Varen findes ikke'],
  [
    'The item is archived: take it out of the archive, or name another',
    'Varen er arkiveret: tag den ud af arkivet, eller nævn en anden',
  ],
  [
    'The debtor has a subscription with this reference, start and interval: give another one a reference of its own',
    'Debitoren har et abonnement med denne reference, start og interval: giv et nyt sin egen reference',
  ],
  ['There is no {}', '{} findes ikke'],
  [
    'Write a thousand and more without a point between the digits, decimals after a comma: 1234,50',
    'Skriv tusinder uden punktum mellem cifrene og decimaler efter komma: 1234,50',
  ],
  [
    'Line {}, which it belongs to, has another value: leave the cell empty',
    'Linje {}, som den hører til, har en anden værdi: lad cellen være tom',
  ],
  ['The row needs a value here', 'Rækken skal have en værdi her'],
  [
    'It is there already: an import creates, and changes nothing',
    'Findes allerede: en import opretter og ændrer intet',
  ],
  ['Line {} has it already', 'Linje {} har den allerede'],
  ['Known are {}', 'Disse kendes: {}'],
  ['The column stands in the header twice', 'Kolonnen står to gange i overskriften'],
  ['The file needs this column', 'Filen mangler denne kolonne'],
  ['The file is not UTF-8: save it as CSV UTF-8', 'Filen er ikke UTF-8: gem den som CSV UTF-8'],
  [
    'Quotation marks stand around a whole cell and come in pairs; inside a cell each is written twice. The rest of the file was not read',
    'Anførselstegn står om en hel celle og hører sammen to og to; inde i en celle skrives hvert to gange. Resten af filen er ikke læst',
  ],
  ['At most {} rows are imported from one file', 'Højst {} rækker importeres fra én fil'],
  ['The row has {} cells, the header has {}', 'Rækken har {} celler, overskriften har {}'],
  ['The file has no header', 'Filen har ingen overskrift'],
  ['One error was found, and nothing was changed', 'Der er én fejl, og intet er ændret'],
  ['{} errors were found, and nothing was changed', 'Der er {} fejl, og intet er ændret'],
];

const PATTERNS = WORDS.map(([english, danish]) => {
  const parts = english.split('{}').map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  return { pattern: new RegExp(`^${parts.join('(.+)')}$`, 's'), danish };
});

/** What an import says, in Danish; null where there are no words for it. */
export function inDanish(english: string): string | null {
  for (const { pattern, danish } of PATTERNS) {
    const found = pattern.exec(english);
    if (found === null) continue;
    const differing = found.slice(1).values();
    return danish.replaceAll('{}', () => differing.next().value ?? '');
  }
  return null;
}
