import { ActivityFailure, setCurrentDetails } from '@temporalio/workflow';

/** Tries to send a mail until it is sent or refused, or until its tries are over: then gives it up, where a person sees it. */
export async function sendPatiently({
  send,
  giveUp,
}: {
  send: () => Promise<string>;
  giveUp: () => Promise<void>;
}): Promise<string> {
  setCurrentDetails('The mail server did not take this mail at once: it is tried for a week.');
  try {
    const outcome = await send();
    setCurrentDetails(`Outcome: **${outcome}**`);
    return outcome;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    await giveUp();
    setCurrentDetails('Outcome: **given up**');
    return 'given_up';
  }
}
