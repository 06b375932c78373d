/** The environment of tests: the shipped catalogue and schema, a fixed day, and errors of rules that are rethrown. */
import type { Environment } from '../../server/src/core/index.ts';
import { createNodeEnvironment } from '../../server/src/hosts/node/environment.ts';

let made: Environment | undefined;

/** Returns the environment that all tests share: it is read-only, and its indexes are expensive to build. */
export function testEnvironment(): Environment {
  made ??= { ...createNodeEnvironment(), today: () => '2026-09-15' };
  return made;
}
