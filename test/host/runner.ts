/**
 * VS Code reports success also when its extension host dies, or when a test calls `process.exit`. So the tests run
 * through a file that is written here, and that leaves a sign when they have really come to their end.
 */

/** Calls `run` in both of its forms: one that returns a promise, and one that takes a callback. */
const callRun = `(run, values) => run.length < 2 ? run(...values) : new Promise((resolve, reject) => run(values[0],
  (error, failures) => error ? reject(error) : failures ? reject(new Error(failures + ' tests failed')) : resolve()))`;

/**
 * CommonJS source that runs the tests of a file in the node extension host and then creates the file `ended`.
 * V8's coverage is written by hand, as the process is ended before it would do that itself.
 */
export function nodeRunner(tests: string, ended: string): string {
  const file = JSON.stringify(tests);
  return `const call = ${callRun};
exports.run = async (...values) => {
  let tests;
  try {
    tests = require(${file});
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error;
    tests = await import(require('node:url').pathToFileURL(require.resolve(${file})));
  }
  try {
    await call(tests.run ?? tests.default.run, values);
  } finally {
    require('node:v8').takeCoverage();
  }
  require('node:fs').writeFileSync(${JSON.stringify(ended)}, '');
};
`;
}

/** Source to append to a test bundle for the web worker extension host: prints `sign` when the tests have ended. */
export function webRunner(sign: string): string {
  return `
;{ const call = ${callRun}, { run } = module.exports; module.exports = { run: async (...values) => {
  await call(run, values);
  console.log(${JSON.stringify(sign)});
} }; }
`;
}
