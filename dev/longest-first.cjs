const { default: TestSequencer } = require('@jest/test-sequencer');

/** Suites that take minutes, for they wait, kill or draw: whichever of them comes last keeps a core idle. */
const TAKES_MINUTES =
  /\/(every-screen|page|kill-[^/]*|stood-still|told-twice|migrate-[^/]*|upgrade-goes-on|privacy|hot-queries|build-web)\.test\.ts$/;

const takesMinutes = ({ path }) => TAKES_MINUTES.test(path);

/** Jest's own order, but what takes minutes comes first: a fresh clone knows no times, and goes by the size of the files. */
module.exports = class LongestFirst extends TestSequencer {
  async sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- that of the class above, which answers a new array
    const sorted = await super.sort(tests);
    return [...sorted.filter(takesMinutes), ...sorted.filter((suite) => !takesMinutes(suite))];
  }
};
