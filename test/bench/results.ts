/** What the benchmark finds out, as plain data: printed with `--json`, and what the report is made of. */
import type { Statistics } from './statistics.ts';

/** What a person waits for or pays; the unit stands in `report/measures.ts`. */
export type MeasureName =
  | 'start'
  | 'firstDiagnostics'
  | 'open'
  | 'edit'
  | 'processor'
  | 'completion'
  | 'hover'
  | 'burst'
  | 'preview'
  | 'memory'
  | 'growth';

export interface Row {
  readonly measure: MeasureName;
  /** Of the document, in kB. */
  readonly size: number;
  readonly place?: string;
  /** Absent where it could not be measured. */
  readonly ours?: Statistics;
  readonly peer?: Statistics;
}

/** How often one document could be opened and closed within the limit of memory. */
export interface Survival {
  readonly server: string;
  readonly done: number;
  readonly wanted: number;
  readonly seconds: number;
  readonly ended: 'all done' | 'out of time' | 'died';
}

/** How quickly many files are checked. */
export interface Throughput {
  readonly checker: string;
  readonly files: number;
  /** Fewer than `files` where the time was up or the process died. */
  readonly done: number;
  readonly bytes: number;
  readonly seconds: number;
  /** 0 where the system does not tell. */
  readonly processorSeconds: number;
  readonly peakBytes: number;
  readonly ended: 'all done' | 'out of time' | 'died';
}

export interface Machine {
  readonly processors: string;
  readonly memory: number;
  readonly platform: string;
  readonly node: string;
  /** The same loop before and after all else: how steady the machine was. In milliseconds. */
  readonly calibration: { readonly before: Statistics; readonly after: Statistics };
}

export interface Results {
  readonly machine: Machine;
  readonly ours: string;
  readonly peer: string | null;
  readonly runs: number;
  readonly rows: readonly Row[];
  readonly survival: readonly Survival[];
  readonly throughput: readonly Throughput[];
}
