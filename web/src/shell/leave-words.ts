import { wordsOf } from '../words/language.tsx';

export const useLeaveWords = wordsOf(
  {
    title: 'Forlad uden at gemme?',
    text: 'Det, du har skrevet, er ikke gemt og går tabt.',
    stay: 'Bliv her',
    leave: 'Forlad uden at gemme',
  },
  {
    title: 'Leave without saving?',
    text: 'What you have typed is not saved and will be lost.',
    stay: 'Stay here',
    leave: 'Leave without saving',
  },
);
