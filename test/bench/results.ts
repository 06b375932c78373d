/** The results of the benchmark as plain data: the output of `--json`, and the input of the report. */
import type { Statistics } from './statistics.ts';

/** The measured quantities; their units are in `report/measures.ts`. */
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
  /** The size of the document, in kB. */
  readonly size: number;
  readonly location?: string;
  /** Absent if it could not be measured. */
  readonly ours?: Statistics;
  readonly peer?: Statistics;
}

/** How often one document could be opened and closed within the memory limit. */
export interface Survival {
  readonly server: string;
  readonly done: number;
  readonly wanted: number;
  readonly seconds: number;
  readonly ended: 'all done' | 'out of time' | 'died';
}

/** How fast many files are checked. */
export interface Throughput {
  readonly checker: string;
  readonly files: number;
  /** Fewer than `files` if the time was up or the process died. */
  readonly done: number;
  readonly bytes: number;
  readonly seconds: number;
  /** 0 if the system does not provide it. */
  readonly processorSeconds: number;
  readonly peakBytes: number;
  readonly ended: 'all done' | 'out of time' | 'died';
}

export interface Machine {
  readonly processors: string;
  readonly memory: number;
  readonly platform: string;
  readonly node: string;
  /** The time of the same loop before and after the benchmark, in milliseconds, which shows how stable the machine was. */
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
