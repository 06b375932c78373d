/**
 * Source code that runs the tests and signals when they have really finished, because VS Code also reports success if its extension host
 * dies, or if a test calls `process.exit`.
 */

/** Calls `run` in both of its forms: one that returns a promise, and one that takes a callback. */
const callRun = `(run, values) => run.length < 2 ? run(...values) : new Promise((resolve, reject) => run(values[0],
  (error, failures) => error ? reject(error) : failures ? reject(new Error(failures + ' tests failed')) : resolve()))`;

/**
 * Returns CommonJS source that runs the tests of a file in the Node extension host, and creates the file `ended` if they have passed. It
 * writes V8's coverage itself, because the process is ended before V8 would.
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

/** Returns source to append to a test bundle for the web worker extension host: it prints `sign` when the tests have passed. */
export function webRunner(sign: string): string {
  return `
;{ const call = ${callRun}, { run } = module.exports; module.exports = { run: async (...values) => {
  await call(run, values);
  console.log(${JSON.stringify(sign)});
} }; }
`;
}
