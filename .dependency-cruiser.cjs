// The arrows of ARCHITECTURE.md: domain <- db <- activities <- workflows <- worker | api.
const folder = (name) => `^${name}/`;
const test = '\\.test\\.ts$';
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-nothing-outside',
      severity: 'error',
      from: { path: folder('domain'), pathNot: test },
      to: { pathNot: ['^domain/', '^node_modules/temporal-polyfill/'] },
    },
    {
      name: 'db-knows-only-the-domain',
      severity: 'error',
      from: { path: folder('db'), pathNot: test },
      to: { path: '^(activities|workflows|api|worker|documents|dev|bench|tests)/' },
    },
    {
      name: 'documents-know-only-the-domain',
      severity: 'error',
      from: { path: folder('documents'), pathNot: test },
      to: { path: '^(db|activities|workflows|api|worker|dev|bench|tests)/' },
    },
    {
      name: 'activities-look-inwards',
      severity: 'error',
      from: { path: folder('activities'), pathNot: test },
      to: { path: '^(workflows|api|worker|dev|bench|tests)/' },
    },
    {
      name: 'workflows-import-activity-types-and-the-domain',
      severity: 'error',
      from: { path: folder('workflows'), pathNot: test },
      to: {
        pathNot: ['^workflows/', '^domain/', '^node_modules/@temporalio/(workflow|common)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'workflows-import-types-of-activities-only',
      severity: 'error',
      from: { path: folder('workflows'), pathNot: test },
      to: { path: '^(db|documents|api|worker|dev|bench|tests)/' },
    },
    {
      name: 'production-does-not-need-the-embedded-stack',
      severity: 'error',
      from: { path: '^(domain|db|documents|activities|workflows|api|worker)/', pathNot: test },
      to: { path: '^(dev|bench|tests)/' },
    },
    {
      name: 'api-and-worker-stand-apart',
      severity: 'error',
      from: { path: folder('api'), pathNot: test },
      to: { path: folder('worker') },
    },
    {
      name: 'worker-and-api-stand-apart',
      severity: 'error',
      from: { path: folder('worker'), pathNot: test },
      to: { path: folder('api') },
    },
    {
      name: 'production-needs-no-development-package',
      severity: 'error',
      // What makes the fonts and the mail's template, and what the tests read PDFs with, lies beside what it makes.
      from: {
        path: '^(domain|db|documents|activities|workflows|api|worker)/',
        pathNot: [test, '^documents/(make-|compile-mail-template|read-pdf)', '^api/test-api'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
