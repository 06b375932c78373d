/** Measures how a seeded mistake changes an advisory's diagnostics, and what is left after its fix. */
import { readFileSync } from 'node:fs';
import { analyze, applyEdits, parseAdvisory, type Problem } from '../../../../server/src/core/index.ts';
import { testEnvironment } from '../../../support/environment.ts';
import { plain, type Plain } from '../../../support/plain.ts';
import { rootUrl } from '../../../support/schema.ts';
import type { SeededMistake } from './seededMistake.ts';

const env = testEnvironment();

/** Problems in many sections, added to the example: they must stay whatever happens in another section. */
const planted: readonly (readonly [was: string, is: string])[] = [
  ['tlp: GREEN\npub', 'tlp: WHITE\npub'],
  ['attack_id: G1024', 'attack_id: G0016'],
  ['fixed_versions: 7.0', 'fixed_verions: 7.0'],
  ['score: 9.8', 'score: 7.8'],
  ['stage: Exfiltration\n    description: Arch', 'stage: Exfil\n    description: Arch'],
  ['time: 2026-07-03T02:05:00Z', 'time: 2026-07-01T02:05:00Z'],
  ['  eql: true', '  eql: false'],
  ['rating: medium\n    rationale: Good', 'rating: middling\n    rationale: Good'],
  ['fp_risk: high', 'fp_risk: hgh'],
  ['attack_id: DC0067', 'attack_id: DC67'],
  ['  - type: md5', '  - type: sha1'],
  ['name: Exploit Public-Facing Application', 'name: Exploit Application'],
  ['publisher: MITRE ATT&CK', 'publishr: MITRE ATT&CK'],
  ['date: 2026-07-16', 'date: 16.07.2026'],
];

function replaceOnce(text: string, was: string, is: string): string {
  const at = text.indexOf(was);
  if (at < 0 || text.includes(was, at + 1)) throw new Error(`The advisory does not hold this once: ${was}`);
  return text.slice(0, at) + is + text.slice(at + was.length);
}

/** Returns a complete advisory with a problem in most of its sections. */
export function plantedAdvisory(): string {
  const example = readFileSync(new URL('examples/akira-ransomware.advisory.yaml', rootUrl), 'utf8');
  return planted.reduce((text, [was, is]) => replaceOnce(text, was, is), example);
}

export interface Outcome {
  readonly text: string;
  /** The problems that the advisory has only with the mistake. */
  readonly raised: readonly Problem[];
  /** The problems that it has only without the mistake, except in the mistake's own section: `code "marked text" message`. */
  readonly hidden: readonly string[];
  readonly onItsLine: boolean;
  /** Whether a fix leaves a well-formed text that is read as the author meant. */
  readonly fixed: boolean;
}

interface Read {
  readonly problems: readonly Problem[];
  readonly plain: Plain;
}

function read(text: string): Read {
  const document = parseAdvisory(text, env.schema);
  return { problems: analyze(document, env, {}), plain: plain(document.root) };
}

/** Returns the values of a text; null if it is not well-formed, because a fix must leave well-formed text. */
function treeOf(text: string): Plain {
  const document = parseAdvisory(text, env.schema);
  return document.syntaxProblems.some(({ code }) => code === 'yaml/syntax') ? null : plain(document.root);
}

const name = (text: string, { code, span, message }: Problem): string =>
  `${code} "${text.slice(...span)}" ${message}`.replaceAll('\r\n', '\n');

/** Returns the problems of one text that another one does not have. */
function beyond(text: string, problems: readonly Problem[], other: string, others: readonly Problem[]): Problem[] {
  const left = others.map((problem) => name(other, problem));
  return problems.filter((problem) => {
    const at = left.indexOf(name(text, problem));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;

/** Returns the key of the section that contains an offset; empty if it is before the first section. */
function sectionOf(text: string, offset: number): string {
  return [...text.slice(0, offset + 1).matchAll(/^(\w+):/gm)].pop()?.[1] ?? '';
}

/** Creates the measurement for an advisory; `write` converts all texts to another notation. */
export function createMeasure(advisory: string, write: (text: string) => string): (mistake: SeededMistake) => Outcome {
  const sound = write(advisory);
  const before = read(sound);
  return (mistake) => {
    const { was, is, meant = was } = mistake;
    const text = write(replaceOnce(advisory, was, is));
    const first = firstDifference(text, sound);
    const from = mistake.at === undefined ? first : text.indexOf(write(mistake.at), text.indexOf(write(is)));
    const line = lineOf(text, from);
    const after = read(text);
    const raised = beyond(text, after.problems, sound, before.problems);
    const section = sectionOf(sound, first);
    const hidden = beyond(sound, before.problems, text, after.problems)
      .filter((problem) => sectionOf(sound, problem.span[0]) !== section)
      .map((problem) => name(sound, problem));
    const aim = meant === was ? before.plain : treeOf(write(replaceOnce(advisory, was, meant)));
    const fixed = raised.some((problem) =>
      (problem.fixes ?? []).some((fix) => JSON.stringify(treeOf(applyEdits(text, fix.edits))) === JSON.stringify(aim)),
    );
    return {
      text,
      raised,
      hidden,
      onItsLine: raised.every((problem) => lineOf(text, problem.span[0]) === line),
      fixed,
    };
  };
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
