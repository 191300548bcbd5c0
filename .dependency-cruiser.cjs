// The arrows of ARCHITECTURE.md: domain <- db <- activities <- workflows <- worker | api.
const folder = (name) => `^${name}/`;
const test = '\\.test\\.ts$';

/**
 * The nouns of each room by floors, the lowest first: a noun imports those of floors below its own, and no other. A new noun gets a floor
 * here; a file that does not fit its noun's floor belongs to another noun.
 */
const FLOORS = {
  domain: [
    ['identifiers'],
    ['calendar', 'mails'],
    ['items', 'money', 'records'],
    ['events'],
    ['subscriptions', 'camt', 'fi-file', 'mandates', 'payments'],
    ['lines', 'collections'],
    ['betalingsservice', 'deliveries', 'indexations', 'invoices'],
    ['groups', 'received-files', 'reminders'],
    ['forecasts', 'prints', 'webhooks'],
  ],
  db: [
    ['words'],
    ['entities', 'items', 'outbox', 'received-files', 'subscriptions'],
    ['events', 'lines'],
    ['ledger', 'mails', 'people'],
    ['deliveries'],
    ['collections'],
    ['invoices'],
    ['reminders'],
    ['groups', 'indexations', 'payments', 'prints'],
    ['forecasts', 'self-checks'],
    ['mandates', 'measures', 'overviews', 'webhooks'],
  ],
  activities: [
    ['channel', 'collections', 'mails', 'payments', 'self-checks', 'subscriptions'],
    ['deliveries', 'indexations', 'invoices', 'reminders', 'webhooks'],
    ['groups', 'received-files'],
  ],
  workflows: [
    ['deliveries', 'indexations', 'mails', 'received-files', 'reminders', 'self-checks', 'webhooks'],
    ['groups'],
    ['subscriptions'],
  ],
};

const oneOf = (nouns) => `(${nouns.join('|')})`;
const floorRules = Object.entries(FLOORS).flatMap(([room, floors]) => [
  ...floors.map((nouns, floor) => ({
    name: `${room}-floor-${floor}-imports-lower-floors`,
    severity: 'error',
    from: { path: `^${room}/${oneOf(nouns)}/`, pathNot: test },
    to: { path: `^${room}/${oneOf(floors.slice(floor).flat())}/`, pathNot: `^${room}/$1/` },
  })),
  {
    name: `${room}-knows-each-of-its-nouns`,
    severity: 'error',
    from: {},
    to: { path: `^${room}/[^/]+/`, pathNot: `^${room}/${oneOf([...floors.flat(), 'migrations'])}/` },
  },
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules,
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
      to: { path: '^(activities|workflows|measures|api|worker|documents|dev|bench|chaos|tests)/' },
    },
    {
      name: 'documents-know-only-the-domain',
      severity: 'error',
      from: { path: folder('documents'), pathNot: test },
      to: { path: '^(db|activities|workflows|measures|api|worker|dev|bench|chaos|tests)/' },
    },
    {
      name: 'activities-look-inwards',
      severity: 'error',
      from: { path: folder('activities'), pathNot: test },
      to: { path: '^(workflows|measures|api|worker|dev|bench|chaos|tests)/' },
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
      to: { path: '^(db|documents|measures|api|worker|dev|bench|chaos|tests)/' },
    },
    {
      name: 'measures-know-only-the-database',
      severity: 'error',
      from: { path: folder('measures'), pathNot: test },
      to: { path: '^(documents|activities|workflows|api|worker|dev|bench|chaos|tests)/' },
    },
    {
      name: 'production-does-not-need-the-embedded-stack',
      severity: 'error',
      from: { path: '^(domain|db|documents|activities|workflows|measures|api|worker)/', pathNot: test },
      to: { path: '^(dev|bench|chaos|tests)/' },
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
        path: '^(domain|db|documents|activities|workflows|measures|api|worker)/',
        pathNot: [test, '^documents/(make-|compile-mail-template|read-pdf)', '^api/test-api'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-checker-of-faults-shares-no-code',
      severity: 'error',
      from: { path: '^chaos/checks/', pathNot: test },
      to: { path: '^(domain|db|documents|activities|workflows|measures|api|worker|dev|bench|tests|web)/' },
    },
    {
      name: 'the-page-speaks-only-to-the-api',
      severity: 'error',
      from: { path: folder('web') },
      to: { path: '^(domain|db|documents|activities|workflows|measures|api|worker|dev|bench|chaos|tests)/' },
    },
    {
      name: 'nothing-needs-the-page',
      severity: 'error',
      from: { pathNot: '^web/' },
      to: { path: folder('web') },
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
