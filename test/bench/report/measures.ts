/** The name and description of each measure in the report. */
import type { MeasureName } from '../results.ts';

export interface MeasureText {
  readonly title: string;
  readonly unit: 'ms' | 'MiB' | 'KiB';
  /** Set for a single value, which has no 95th percentile, instead of a series. */
  readonly single?: true;
  readonly explanation: string;
}

export const measureTexts: Readonly<Record<MeasureName, MeasureText>> = {
  start: { title: 'Start to initialize', unit: 'ms', explanation: 'From the start of the process to the response.' },
  firstDiagnostics: {
    title: 'Start to first diagnostics',
    unit: 'ms',
    explanation:
      'From the start of the process to the diagnostics of a document with one mistake that only the schema reveals.',
  },
  open: {
    title: 'Open to diagnostics',
    unit: 'ms',
    explanation: 'In a server that has opened similar documents before; each has a new name.',
  },
  edit: {
    title: 'Edit to diagnostics',
    unit: 'ms',
    explanation: 'A letter or a line is typed and deleted in turn; the time includes the delay before a server checks.',
  },
  processor: {
    title: 'Processor time of an edit',
    unit: 'ms',
    single: true,
    explanation:
      'User and system time of the server through the series above, divided by its edits (`/proc/PID/stat`, which counts in steps of 10 ms).',
  },
  completion: {
    title: 'Completion right after a keystroke',
    unit: 'ms',
    explanation: 'Requested at the same moment as a letter of a value is typed or deleted.',
  },
  hover: { title: 'Hover', unit: 'ms', explanation: 'Over a key of a document that has been checked.' },
  burst: {
    title: 'Burst of keystrokes',
    unit: 'ms',
    explanation:
      'Ten letters of a technique’s name, 60 ms apart, each with a completion: from the last keystroke to the last response.',
  },
  preview: {
    title: 'Preview',
    unit: 'ms',
    explanation: 'From a keystroke to the new report (`advisory/render`); only our server has one.',
  },
  memory: {
    title: 'Peak memory',
    unit: 'MiB',
    explanation: 'Peak resident memory of a fresh server with one document and 15 edits (`VmHWM`).',
  },
  growth: {
    title: 'Heap growth per closed document',
    unit: 'KiB',
    single: true,
    explanation: 'Growth of the heap per document that is opened and closed, after garbage collection.',
  },
};
