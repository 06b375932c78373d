/** Counts the steps of the program, so that a test can measure its work independently of the machine. */
import { Session, type Profiler } from 'node:inspector';

/** Counts steps of the program. */
export interface WorkCounter {
  /** Returns how many blocks of the program and its libraries ran while `run` did. Native functions are not counted. */
  workOf(run: () => unknown): Promise<number>;
}

/**
 * Starts counting in this process. V8 counts only functions that are compiled later, and loses counts of others when it optimises them. So the
 * process must be new, and the program must be imported after the call.
 */
export async function startCounting(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  const post = <T>(method: string, params?: object): Promise<T> =>
    new Promise((resolve, reject) =>
      session.post(method, params, (error, result) => (error ? reject(error) : resolve(result as T))),
    );
  await post('Profiler.enable');
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const taken = async (): Promise<number> => {
    const { result } = await post<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => /\/(?:server|node_modules)\//.test(url))
      .flatMap(({ functions }) => functions.filter(({ isBlockCoverage }) => isBlockCoverage))
      .flatMap(({ ranges }) => ranges.map(({ count }) => count))
      .reduce((sum, count) => sum + count, 0);
  };
  return {
    async workOf(run) {
      await taken();
      await run();
      return taken();
    },
  };
}
