import { expect, test } from '@jest/globals';
import { leaveWork } from '../../../dev/demo/leave-work.ts';
import { lastingToday } from '../../../dev/lasting-today.ts';
import { addDays, type CivilDate } from '../../../domain/calendar/calendar.ts';
import { startLivingPage, type LivingPage, type Window } from '../living-page.ts';

/** Longer than `untilNone` waits, so that it is said what was waited for in vain. */
const STORY_MS = 180_000;

/** The whole of Termin, on which work waits for who opens the page. */
export interface Stage {
  readonly living: LivingPage;
  readonly today: CivilDate;
  /** A day whose night is over: what begins on it is billed at once, whatever the hour. */
  readonly begun: CivilDate;
}

/** Of one story: it has windows of its own, which are closed after it. */
export interface Scene extends Stage {
  /** A window of the operator, who is an admin. */
  readonly admin: () => Promise<Window>;
  /** A window in which nobody is signed in. */
  readonly nobody: () => Promise<Window>;
  /** Takes on a window that was opened otherwise. */
  readonly keep: (opened: Promise<Window>) => Promise<Window>;
}

let stage: Stage | undefined;

/** Begins the stories of a suite, with what `leave` leaves for them. */
export async function openStage(leave: (stage: Stage) => Promise<void> = leaveDemoWork): Promise<void> {
  const living = await startLivingPage();
  const today = await lastingToday();
  stage = { living, today, begun: addDays(today, -1) };
  await leave(stage);
}

async function leaveDemoWork({ living: { stack, parties, operator }, today }: Stage): Promise<void> {
  const lacking = await leaveWork({
    parties,
    operator,
    today,
    databaseUrl: stack.databaseUrl,
    temporalAddress: stack.temporal.address,
    returnFolder: stack.returnFolder,
  });
  if (lacking.length > 0) throw new Error(lacking.join('; '));
}

export async function closeStage(): Promise<void> {
  await stage?.living.close();
}

/** A rule of the page, told in windows in none of which the browser complained of anything. */
export function story(rule: string, tell: (scene: Scene) => Promise<void>): void {
  test.each([rule])(
    '%s',
    async () => {
      if (stage === undefined) throw new Error('the stage is not open');
      const { living } = stage;
      const windows: Window[] = [];
      const keep = async (opened: Promise<Window>): Promise<Window> => {
        const window = await opened;
        windows.push(window);
        return window;
      };
      try {
        await tell({
          ...stage,
          admin: () => keep(living.openSignedIn()),
          nobody: () => keep(living.open()),
          keep,
        });
        expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
      } finally {
        for (const window of windows) await window.close();
      }
    },
    STORY_MS,
  );
}
