export default {
  testEnvironment: 'node',
  roots: ['<rootDir>'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.termin/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // As long as something hangs: a machine that others use as well is slow at times.
  testTimeout: 180_000,
  // Much of a test's time is waiting for servers: three at once, also where there are but two cores.
  maxWorkers: 3,
  testSequencer: '<rootDir>/dev/longest-first.cjs',
};
