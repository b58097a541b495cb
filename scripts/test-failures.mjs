// What failed, by name and with its first lines, from the reports that the suites leave: said again at the end of a run.

const LINES = 6;
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const brief = (message) =>
  (message ?? '')
    .replaceAll(ESCAPES, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
    .map((line) => `\n    ${line}`)
    .join('');

function ofVitest({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return message ? [`${name}${brief(message)}`] : [];
    return failed.map((one) => `${name}: ${one.fullName}${brief(one.failureMessages[0])}`);
  });
}

function ofSuite({ file, specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ title, tests }) => {
      const results = tests.flatMap((one) => one.results);
      const error = results.find((one) => one.error !== undefined)?.error;
      return `${file}: ${title}${brief(error?.message)}`;
    }),
    ...suites.flatMap(ofSuite),
  ];
}

/** Per shape of report: a text for each test that failed. */
export const failuresOf = {
  check: ({ names }) => names,
  vitest: ofVitest,
  playwright: ({ suites, errors }) => [
    ...suites.flatMap(ofSuite),
    ...errors.map(({ message }) => brief(message).trimStart()),
  ],
};
