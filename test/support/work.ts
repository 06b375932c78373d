/** Counts what the program does, so that a test can tell much work from little on any machine. */
import { Session, type Profiler } from 'node:inspector';

/**
 * Returns how often functions and blocks of the program and its libraries ran while `run` did. Code runs several times slower meanwhile. A
 * native function counts as nothing, however long it takes.
 */
export async function workOf(run: () => unknown): Promise<number> {
  const session = new Session();
  session.connect();
  const post = <T>(method: string, params?: object): Promise<T> =>
    new Promise((resolve, reject) =>
      session.post(method, params, (error, result) => (error ? reject(error) : resolve(result as T))),
    );
  try {
    await post('Profiler.enable');
    await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    await run();
    const { result } = await post<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => /\/(?:server|node_modules)\//.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  } finally {
    await post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}
