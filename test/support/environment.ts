/** The environment of tests: the shipped catalogue and schema, a fixed day, rules that throw. */
import type { Environment } from '../../server/src/core/index.ts';
import { createNodeEnvironment } from '../../server/src/hosts/node/environment.ts';

let made: Environment | undefined;

/** The one environment that all tests share: it is read-only, and its indexes are worth keeping. */
export function testEnvironment(): Environment {
  made ??= { ...createNodeEnvironment(), today: () => '2026-09-15' };
  return made;
}
