import { languages } from 'monaco-editor/editor';

/**
 * JSON's colours and brackets, and no more. The editor's own JSON support brings two workers and every feature of an
 * IDE; to read a record, its tokens are enough.
 */
export function registerJson(): void {
  if (languages.getLanguages().some((one) => one.id === 'json')) return;
  languages.register({ id: 'json' });
  languages.setLanguageConfiguration('json', {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    wordPattern: /(-?\d*\.\d\w*)|([^[{\]}:",\s]+)/u,
  });
  languages.setMonarchTokensProvider('json', {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/u, 'string.key.json'],
        [/"/u, { token: 'string.value.json', next: '@text' }],
        [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/u, 'number'],
        [/true|false|null/u, 'keyword.json'],
        [/[{}[\]]/u, '@brackets'],
        [/[:,]/u, 'delimiter'],
      ],
      text: [
        [/[^"\\]+/u, 'string.value.json'],
        [/\\./u, 'string.value.json'],
        [/"/u, { token: 'string.value.json', next: '@pop' }],
      ],
    },
  });
}
