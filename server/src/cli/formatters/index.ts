/** The output formats of `check`. */
import type { Environment } from '../../core/index.ts';
import { createPainter } from '../colours.ts';
import type { FailOn } from '../failOn.ts';
import type { Formatter } from './formatter.ts';
import { githubFormatter } from './github.ts';
import { jsonFormatter } from './json.ts';
import { junitFormatter } from './junit.ts';
import { sarifFormatter } from './sarif.ts';
import { textFormatter } from './text.ts';

/** The output formats. The first one is the default. */
export const checkFormats = ['text', 'json', 'sarif', 'junit', 'github'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** The configuration of the formats, as plain data that can be sent to threads. */
export interface FormatSetup {
  readonly format: CheckFormat;
  readonly colour: boolean;
  readonly failOn: FailOn;
  /** The folder against which relative paths are resolved. */
  readonly cwd: string;
  /** The root folder of the sources. Paths in the output are relative to this folder. */
  readonly root: string;
  /** The program's version. */
  readonly version: string;
  /** The part that is checked, as `K/N`. Absent if all files are checked. */
  readonly shard?: string;
}

/** Creates the formatter for a format. */
export function createFormatter(setup: FormatSetup, env: Environment): Formatter {
  if (setup.format === 'json') return jsonFormatter();
  if (setup.format === 'sarif') return sarifFormatter({ ...setup, docsUrl: (code) => env.docsUrl(code) });
  if (setup.format === 'junit') return junitFormatter(setup);
  if (setup.format === 'github') return githubFormatter(setup);
  return textFormatter({ paint: createPainter(setup.colour) });
}
