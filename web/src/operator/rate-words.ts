import { wordsOf } from '../words/language.tsx';

export const useRateWords = wordsOf(
  {
    title: 'Referencesatser',
    text: 'Nationalbankens udlånsrente den 1. januar og den 1. juli, som morarenter regnes efter, hos alle kreditorer. Loven lægger otte procentpoint til. Af et halvår uden sats regnes ingen rente.',
    from: 'Fra',
    fromHint: '1. januar eller 1. juli',
    rate: 'Sats i procent pr. år',
    rateHint: 'Uden det, loven lægger til',
    enter: 'Indtast sats',
    enterText:
      'Gælder for alle kreditorer fra næste rykker: den regner renten om fra forfaldsdagen. Sendte rykkere bliver, som de er. En dag, der allerede har en sats, får den nye.',
    none: 'Ingen satser er indtastet: der regnes ingen renter.',
  },
  {
    title: 'Reference rates',
    text: 'What Danmarks Nationalbank lends at on 1 January and 1 July: interest for late payment is reckoned by it, at all creditors. The law adds eight points. Of a half-year without a rate no interest is reckoned.',
    from: 'From',
    fromHint: '1 January or 1 July',
    rate: 'Rate, per cent a year',
    rateHint: 'Without what the law adds',
    enter: 'Enter a rate',
    enterText:
      'It holds for all creditors from the next reminder on, which reckons interest anew from the due day. Reminders that were sent stay as they are. A day that has a rate takes the new one.',
    none: 'No rates are entered: no interest is reckoned.',
  },
);
