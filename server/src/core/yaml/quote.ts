/** Formats strings as YAML scalars that are parsed back to the same string. Source: YAML 1.2.2, 7.3 "Flow Scalar Styles". */
import type { ScalarStyle } from './tree.ts';

/**
 * Returns a string as a scalar on one line, in the preferred style if possible, otherwise in the simplest quotes that work. `flow` means
 * that the scalar is in a flow collection, where brackets and commas end a plain scalar.
 */
export function quoteScalar(text: string, preferred: ScalarStyle = 'plain', flow = false): string {
  if (preferred === 'plain' && isSafePlain(text, flow)) return text;
  const control = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u.test(text);
  if (control || preferred === 'double') return doubleQuoted(text);
  if (preferred === 'plain' && text.includes("'") && !/["\\]/.test(text)) return doubleQuoted(text);
  return singleQuoted(text);
}

/** Returns a string in single quotes. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whether every YAML parser reads this plain scalar as exactly this string. */
export function isSafePlain(text: string, flow = false): boolean {
  if (text === '' || text !== text.trim()) return false;
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u.test(text)) return false;
  if (/^[-?:](?:\s|$)/.test(text) || /^[,[\]{}#&*!|>'"%@`]/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)/.test(text) || /\s#/.test(text)) return false;
  if (flow && /[,[\]{}]/.test(text)) return false;
  return readAs(text) === 'text';
}

export type OtherReading = 'text' | 'null' | 'boolean' | 'number' | 'date';

/**
 * Returns the type that other tools may assign to a plain scalar. Sources: YAML 1.2.2, 10.3.2 (core schema), and the YAML 1.1 type
 * repository for booleans, octal, binary and sexagesimal numbers and timestamps, which many tools still follow.
 */
export function readAs(text: string): OtherReading {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return 'null';
  if (/^(?:true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|y|Y|n|N)$/.test(text))
    return 'boolean';
  if (/^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|[1-9][0-9_]*|0)$/.test(text)) return 'number';
  if (/^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return 'number';
  if (/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text)) return 'number';
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text)) return 'number';
  if (/^\d{4}-\d\d-\d\d$/.test(text) || /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d/.test(text)) return 'date';
  return 'text';
}
