/**
 * The section `vulnerabilities`: IDs of several publishers, CVSS vectors of all versions with the scores and ratings that follow from them.
 */
import { cvssScores } from '../../../server/src/core/vulnerabilities/calculate.ts';
import { severityOf } from '../../../server/src/core/vulnerabilities/cvss.ts';
import { cvssMetrics, cvssVersions, type CvssVersion } from '../../../server/src/core/vulnerabilities/metrics.ts';
import type { Pick } from './pick.ts';
import { lineTexts, sentences } from './sentences.ts';
import { boolean, forgiving, list, number, plainWord, prose, row, text, type Node } from './yamlNode.ts';

const prefix: Readonly<Record<CvssVersion, string>> = {
  '2.0': '',
  '3.0': 'CVSS:3.0/',
  '3.1': 'CVSS:3.1/',
  '4.0': 'CVSS:4.0/',
};

function vectorOf(pick: Pick, version: CvssVersion): string {
  const { base, others } = cvssMetrics[version];
  const metric = ([name, values]: readonly [string, readonly string[]]): string => `${name}:${pick.one(values)}`;
  const more = pick.chance(30) ? Object.entries(others).filter(() => pick.chance(30)) : [];
  return prefix[version] + [...Object.entries(base), ...more].map(metric).join('/');
}

function cvss(pick: Pick): Node {
  if (pick.chance(30)) {
    const score = pick.one([0, 9.8, 10, pick.number(0, 100) / 10]);
    return row(pick, { score: scoreOf(pick, score) }, { severity: () => severity(pick, severityOf(score, '3.1')) });
  }
  const version = pick.one(cvssVersions);
  const vector = vectorOf(pick, version);
  const written = version === '2.0' && pick.chance(20) ? `(${vector})` : vector;
  if (pick.chance(40)) return text(written);
  const { base, overall } = cvssScores(vector, version);
  const score = pick.one([base, overall]);
  return row(
    pick,
    { vector: text(written) },
    { score: () => scoreOf(pick, score), severity: () => severity(pick, severityOf(score, version)) },
  );
}

const scoreOf = (pick: Pick, score: number): Node => number(pick.one([String(score), score.toFixed(1)]));
const severity = (pick: Pick, word: string): Node => forgiving(pick, word, { moderate: 'medium' });

function idOf(pick: Pick): string {
  const digits = (count: number): string => pick.letters('123456789', count);
  return pick.one([
    () => `CVE-${pick.number(1999, 2026)}-${digits(pick.number(4, 7))}`,
    () => `CVE-2026-0${digits(3)}`,
    () => `GHSA-${pick.letters('23456789cfghjmpqrvwx', 4)}-7f4x-9c2m`,
    () => `EUVD-2025-${digits(5)}`,
    () => `ZDI-25-${digits(4)}`,
    () => `JVNDB-2025-0${digits(5)}`,
    () => 'no ID yet',
  ])();
}

export function vulnerabilities(pick: Pick): Node {
  const rows = Array.from({ length: pick.number(0, 3) }, () =>
    pick.chance(30)
      ? text(idOf(pick))
      : row(
          pick,
          { id: text(idOf(pick)) },
          {
            title: () => text(pick.one(lineTexts)),
            cvss: () =>
              list(
                pick,
                Array.from({ length: pick.number(0, 2) }, () => cvss(pick)),
              ),
            cwe: () => list(pick, pick.some(['CWE-79', 'CWE-787', 'CWE-1392'], 0, 2).map(text)),
            exploited: () =>
              pick.chance(30) ? plainWord(pick.one(['unknown', 'Unknown'])) : boolean(pick, pick.chance(50)),
            description: () => prose(pick.one(sentences)),
          },
        ),
  );
  return list(pick, rows);
}
