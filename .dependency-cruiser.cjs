/**
 * Who may import whom. Nobody may, unless this table says so; a file outside every room fails.
 * The table is the one of docs/architecture.md: change both, with a decision record.
 */

/** A concept's door; only doors are open to other rooms. */
const DOORS = ['^core/[^/]+/index\\.ts$', '^core/[^/]+\\.ts$'];
const KERNEL = '^core/kernel/';
/** What the domain shows: shapes and the constants that go with them, without a program behind. */
const VIEWS = '^core/[^/]+/views\\.ts$';
const SYSTEM = ['^platform/system\\.ts$', '^platform/request\\.ts$'];
const TYPES = ['type-only'];

/** room: [folders it may import of ours]. Its own folder is always allowed. */
const TABLE = {
  app: ['^components/', '^web/', '^locales/'],
  'components/ui': ['^platform/press\\.ts$'],
  components: ['^components/', VIEWS, '^locales/', '^platform/(?:press|request|reading)\\.ts$'],
  web: [...DOORS, KERNEL, VIEWS, '^platform/', '^locales/'],
  core: [KERNEL, ...DOORS, VIEWS, '^db/schema/', '^db/(?:client|rows)\\.ts$'],
  db: [],
  platform: [KERNEL, '^db/'],
  server: ['^platform/', ...DOORS, KERNEL, '^db/', '^jobs/', '^locales/'],
  jobs: [...DOORS, KERNEL, ...SYSTEM, '^db/', '^locales/'],
  cli: [...DOORS, KERNEL, '^platform/', '^db/', '^jobs/', '^cast/', '^importers/', '^locales/'],
  importers: [...DOORS, KERNEL, ...SYSTEM, '^db/', '^cast/', '^jobs/system-context\\.ts$'],
  bench: [...DOORS, KERNEL, '^platform/', '^db/', '^cast/', '^importers/', '^cli/'],
  cast: [],
  locales: [],
  // One pure module decides what the reading choices mean, for the page and for the script that changes it.
  browser: ['^locales/[^/]+/browser\\.json$', '^platform/reading\\.ts$'],
};

/** Exceptions, each with its reason. */
const EXCEPTIONS = {
  // Draws pages itself and hands them to the edge beside the framework (decision 0008).
  app: ['^platform/press\\.ts$', '^platform/request\\.ts$'],
  // The demo texts are planted at the first start by the same command that an administrator may run.
  server: ['^cli/seed/demo\\.ts$'],
};

const rooms = Object.keys(TABLE);
const TESTS = '\\.test\\.tsx?$|^(?:test|e2e)/';
const nested = (room) => rooms.filter((other) => other.startsWith(`${room}/`)).map((other) => `^${other}/`);

const walls = rooms.map((room) => ({
  name: `${room} imports only what the table allows`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: [TESTS, ...nested(room)] },
  to: {
    pathNot: [`^${room}/`, ...TABLE[room], ...(EXCEPTIONS[room] ?? []), '^node_modules/', 'node_modules/'],
    // A type leaves nothing behind in the program: drawing rooms may name the domain's shapes.
    dependencyTypesNot: [
      'core',
      'npm',
      'npm-dev',
      'npm-optional',
      'npm-peer',
      'npm-bundled',
      ...(/^(?:app|components)$/.test(room) ? TYPES : []),
    ],
  },
}));

/** Packages that a room must never see, whoever offers them. */
const never = (room, path, reason, extra = {}) => ({
  name: `${room}: ${reason}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: TESTS, ...extra },
  to: { path, dependencyTypesNot: TYPES },
});

module.exports = {
  forbidden: [
    ...walls,
    {
      name: 'a concept is entered through its door',
      comment: 'Another concept imports core/<concept>/index.ts, never a file behind it.',
      severity: 'error',
      from: { path: '^core/([^/]+)/', pathNot: TESTS },
      to: { path: '^core/([^/]+)/.+', pathNot: ['^core/$1/', '^core/kernel/', '^core/[^/]+/(?:index|views)\\.ts$'] },
    },
    {
      name: 'tests are not for the product',
      severity: 'error',
      from: { pathNot: `${TESTS}|^(?:vitest|playwright)\\.config\\.ts$` },
      to: { path: TESTS },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { circular: true, viaOnly: { dependencyTypesNot: TYPES } },
    },
    {
      name: 'every file has a room',
      severity: 'error',
      from: { path: '.', pathNot: [`^(?:${[...rooms, 'test', 'e2e'].join('|')})/`, '^[^/]+$', '^node_modules/'] },
      to: {},
    },
    { name: 'nothing that cannot be found', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.css$' } },
    never('core', '^(?:node_modules/)?(?:next|react|react-dom|server-only)(?:/|$)', 'the domain knows no framework'),
    never('core', '^(?:node:)?(?:net|fs|http|https|child_process)(?:/|$)', 'the domain does not talk to the outside'),
    never('components', '^(?:node_modules/)?(?:drizzle-orm|pg|zod)(?:/|$)', 'components draw'),
    never('app', '^(?:node_modules/)?(?:drizzle-orm|pg|zod)(?:/|$)', 'routes compose'),
    never('browser', '^(?:node_modules/)', 'no framework is sent to readers'),
    {
      name: 'only db/client.ts opens connections',
      severity: 'error',
      from: { path: '^(?:app|components|web|core|server|jobs|cli|importers)/', pathNot: TESTS },
      to: { path: '^node_modules/pg/', dependencyTypesNot: TYPES },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:\\.next|\\.build)/|\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
