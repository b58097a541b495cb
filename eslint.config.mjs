import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const SYNTAX = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'A union of texts says the same.' },
];

/** What a person reads or hears stands in src/renderer/src/strings: see docs/languages.md. The program's name is no word. */
const WORDS = [
  {
    selector: 'JSXText[value=/[A-Za-z]{2,}/]:not([value=/^\\s*Veritrail\\s*$/])',
    message: 'Words stand in src/renderer/src/strings.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|title|label|placeholder|alt|helperText)$/] > Literal[value=/[A-Za-z]{2,}/]',
    message: 'Words stand in src/renderer/src/strings.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|aria-description|title|label|placeholder|alt|helperText)$/] TemplateElement[value.raw=/[A-Za-z]{3,}/]',
    message: 'Words stand in src/renderer/src/strings.',
  },
  {
    selector: 'JSXExpressionContainer > Literal[value=/[A-Za-z]{2,} [A-Za-z]/]',
    message: 'Words stand in src/renderer/src/strings.',
  },
];

const projects = ['./tsconfig.core.json', './tsconfig.node.json', './tsconfig.renderer.json', './tsconfig.test.json'];

export default tseslint.config(
  {
    ignores: [
      'out/',
      'dist/',
      'node_modules/',
      'coverage/',
      'test/fixtures/',
      'bench/data/',
      'test-results/',
      'playwright-report/',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...SYNTAX],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['src/renderer/**/*.ts', 'src/renderer/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-syntax': ['error', ...SYNTAX, ...WORDS],
      'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['*.config.ts', '*.config.mjs', 'playwright.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['scripts/**', 'bench/**', 'src/cli/**', 'test/**'], rules: { 'no-console': 'off' } },
);
