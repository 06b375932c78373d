/** The targets of the server, and whether it meets them. */
import type { MeasureName, Row, Survival } from '../results.ts';

export interface Target {
  /** The maximum value, in the measure's unit. */
  readonly limit?: number;
  /** The minimum ratio of the other server's median to ours in the same run. */
  readonly ratio?: number;
}

export interface Verdict {
  readonly target: string;
  readonly met: boolean;
}

type BySize = Readonly<Record<number, Target>>;

/** The targets by document size in kB. */
const targets: Readonly<Partial<Record<MeasureName, BySize>>> = {
  start: { 5: { limit: 250, ratio: 2 } },
  firstDiagnostics: { 5: { limit: 400, ratio: 2 } },
  open: { 5: { ratio: 1 }, 50: { ratio: 1 }, 500: { limit: 150, ratio: 1 }, 2000: { ratio: 1 } },
  edit: { 5: { limit: 25 }, 50: { limit: 25 }, 500: { limit: 40, ratio: 10 }, 2000: { limit: 100, ratio: 10 } },
  processor: { 50: { limit: 4 }, 500: { limit: 20, ratio: 10 }, 2000: { limit: 60, ratio: 10 } },
  completion: { 50: { limit: 10 }, 500: { limit: 25, ratio: 10 }, 2000: { limit: 80, ratio: 10 } },
  hover: { 5: { limit: 5 }, 50: { limit: 5 }, 500: { limit: 5 }, 2000: { limit: 5 } },
  burst: { 500: { limit: 100, ratio: 10 }, 2000: { ratio: 10 } },
  memory: {
    5: { limit: 90, ratio: 1 },
    50: { limit: 110, ratio: 1 },
    500: { limit: 170, ratio: 1 },
    2000: { limit: 350, ratio: 1 },
  },
};

/** Returns the ratio of the other server's median to ours; undefined if one was not measured, or if ours is not above 0. */
export function ratioOf({ ours, peer }: Row): number | undefined {
  return ours && peer && ours.median > 0 ? peer.median / ours.median : undefined;
}

/** Compares the medians of a row with its targets; returns one verdict for each applicable target. */
export function judge(row: Row, unit: string): Verdict[] {
  const { limit, ratio } = targets[row.measure]?.[row.size] ?? {};
  const times = ratioOf(row);
  return [
    ...(limit === undefined || !row.ours ? [] : [{ target: `≤ ${limit} ${unit}`, met: row.ours.median <= limit }]),
    ...(ratio === undefined || times === undefined ? [] : [{ target: `≥ ${ratio}×`, met: times >= ratio }]),
  ];
}

/** Returns the verdict on whether a server survived the whole test. */
export function judgeSurvival({ wanted, ended }: Survival): Verdict {
  return { target: `${wanted} times`, met: ended === 'all done' };
}
