/** The walls: which folder may import which. Checked over resolved imports, so a relative path cannot climb over one. */
const wall = (name, from, allowed, packages) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [...allowed, ...packages.map((one) => `node_modules/${one}`)] },
});

const CORE_PACKAGES = ['zod', 'temporal-polyfill', 'saxes', 'xmlchars'];
const inside = (folder) => `^src/${folder}/`;

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    wall('core-points-nowhere', inside('core'), [inside('core')], CORE_PACKAGES),
    wall('contract-sees-core', inside('contract'), [inside('contract'), inside('core')], ['zod']),
    {
      name: 'app-sees-contract-and-core',
      severity: 'error',
      from: { path: inside('app') },
      to: { path: ['^src/(main|preload|renderer|local-web|cli|demo)/', 'node_modules/(electron|react|@mui)/'] },
    },
    { name: 'demo-sees-core', severity: 'error', from: { path: inside('demo') }, to: { path: '^src/(?!demo|core)' } },
    {
      name: 'main-walls',
      severity: 'error',
      from: { path: inside('main') },
      to: { path: '^src/(renderer|local-web|cli|preload)/' },
    },
    {
      name: 'local-web-walls',
      severity: 'error',
      from: { path: inside('local-web') },
      to: { path: ['^src/(main|renderer|cli|preload)/', 'node_modules/electron/'] },
    },
    {
      name: 'cli-walls',
      severity: 'error',
      from: { path: inside('cli') },
      to: { path: ['^src/(main|renderer|local-web|preload)/', 'node_modules/electron/'] },
    },
    {
      name: 'preload-sees-contract',
      severity: 'error',
      from: { path: inside('preload') },
      to: { path: '^src/(?!preload|contract|core)' },
    },
    {
      name: 'renderer-walls',
      severity: 'error',
      from: { path: inside('renderer') },
      to: { path: ['^src/(app|main|local-web|cli|preload|demo)/', 'node_modules/electron/'] },
    },
    {
      name: 'renderer-no-node',
      severity: 'error',
      from: { path: inside('renderer') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-never-import-features',
      severity: 'error',
      from: { path: '^src/(app|renderer/src)/features/([^/]+)/' },
      to: { path: '^src/$1/features/', pathNot: '^src/$1/features/$2/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^src/renderer/src/(ui|theme|api)/' },
      to: { path: '^src/renderer/src/features/' },
    },
    {
      name: 'only-the-archive-adapter-knows-duckdb',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/app/adapters/archive/' },
      to: { path: 'node_modules/@duckdb' },
    },
    {
      name: 'only-hosts-know-electron',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(main|preload)/' },
      to: { path: 'node_modules/electron/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
