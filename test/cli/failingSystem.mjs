/**
 * Loaded into a program under test: makes calls of the file system fail as `FAILING` specifies, `CODE call part-of-path` separated by `;`.
 * This tests a full disk or missing permissions independently of the user who runs the tests. With the code SIGINT, the call succeeds, and
 * Ctrl+C is sent at the same time.
 */
import fs from 'node:fs';
import process from 'node:process';

const rules = (process.env.FAILING ?? '').split(';').map((rule) => rule.split(' '));

const failureOf = (call, path) => {
  const rule = rules.find(([, name, part]) => name === call && part && String(path).includes(part));
  if (rule?.[0] === 'SIGINT') process.kill(process.pid, 'SIGINT');
  else if (rule)
    return Object.assign(new Error(`${rule[0]}: ${call} '${path}'`), { code: rule[0], path: String(path) });
  return undefined;
};

for (const call of ['open', 'readdir', 'stat', 'rename', 'mkdir', 'readFile']) {
  const original = fs[call];
  fs[call] = (path, ...rest) => {
    const failure = failureOf(call, path);
    return failure ? process.nextTick(rest.at(-1), failure) : original(path, ...rest);
  };
  const promised = fs.promises[call];
  fs.promises[call] = (path, ...rest) => {
    const failure = failureOf(call, path);
    return failure ? Promise.reject(failure) : promised(path, ...rest);
  };
}
