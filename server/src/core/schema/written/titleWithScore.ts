/** The CVSS score or vector at the end of a vulnerability's title: `Command injection (CVSS 9.8)`, `(10.0, critical)`. */
import { meantWord } from '../meantValues.ts';
import type { MappingShape } from '../schemaIndex.ts';

/** A title without its score or vector. `cvss` is the score as a flow mapping, or the vector as written; absent if the title had neither. */
export interface ScoredTitle {
  readonly title: string;
  readonly cvss?: string;
}

const labelled =
  /^(.*?)(?<![\s,;:([{–—|-])[\s,;:([{–—|-]*\bCVSS\s*(?:v?[234](?:\.[01])?\s+)?(?:base\s+)?(?:score\s*)?(?:[:=]\s*)?(\d{1,2}(?:\.\d)?)(?:\s*\/\s*10)?(?:[\s,;/(–—-]+([A-Za-z]+)\)?)?\s*[)\]}]?$/is;
const inBrackets =
  /^(.*?)(?<![\s,;:–—|-])[\s,;:–—|-]*[([{]\s*(\d{1,2}\.\d)(?:\s*\/\s*10)?(?:[\s,;/–—-]+([A-Za-z]+))?\s*[)\]}]$/is;
const vectorAtEnd = /^(.*?)(?<![\s,;:([{–—|-])[\s,;:([{–—|-]*(CVSS:[\d.]+(?:\/[A-Za-z]+:[A-Za-z]+)+)\s*[)\]}]?$/is;

/**
 * Splits a score or vector off the end of a title. Returns the title unchanged if there is none, or if it is too long. `cvss` is the shape of
 * a mapping with a score; without it, nothing is split off.
 */
export function titleWithScore(title: string, cvss: MappingShape | undefined): ScoredTitle {
  if (!cvss || title.length > 400) return { title };
  const [, before = '', vector] = vectorAtEnd.exec(title) ?? [];
  if (vector !== undefined) return { title: before.trim(), cvss: vector };
  const [, words = '', score, word] = labelled.exec(title) ?? inBrackets.exec(title) ?? [];
  const shape = cvss.key('severity')?.shape.text;
  const severity = word === undefined || !shape ? undefined : meantWord(word, shape)?.word;
  if (score === undefined || Number(score) > 10 || (word !== undefined && severity === undefined)) return { title };
  const parts = [`score: ${score}`, ...(severity === undefined ? [] : [`severity: ${severity}`])];
  return { title: words.trim(), cvss: `{ ${parts.join(', ')} }` };
}
