/** Terminal colours (ECMA-48, "Select Graphic Rendition"). */
import type { Severity } from '../core/index.ts';
import type { CliIo } from './io.ts';

export interface Painter {
  readonly severity: (severity: Severity, text: string) => string;
  bold(text: string): string;
  dim(text: string): string;
}

const codes: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '34', hint: '36' };

/** Creates functions that colour text, or that return it unchanged if `colour` is false. */
export function createPainter(colour: boolean): Painter {
  const paint = (code: string, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    severity: (severity, text) => paint(`1;${codes[severity]}`, text),
    bold: (text) => paint('1', text),
    dim: (text) => paint('2', text),
  };
}

/**
 * Whether to use colours. `option` is false for `--no-color`, which takes precedence over everything else. FORCE_COLOR takes precedence
 * over NO_COLOR. If neither variable is set, colours are used on a terminal that supports them.
 */
export function wantsColour(io: CliIo, option: boolean): boolean {
  if (!option) return false;
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = io.env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return io.isTTY && terminal !== 'dumb';
}
