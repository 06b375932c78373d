/** Describes a CVSS vector as Markdown: its scores, and each metric in words. */
import { cvssScores, isSameScore, metricsInWords, readVector, severityOf } from '../core/index.ts';
import { code, paragraphs, strong } from './markdown.ts';

/** Returns the description of a vector; undefined for an invalid vector, which a diagnostic reports. */
export function describeVector(text: string): string | undefined {
  const reading = readVector(text);
  if (!reading.valid) return undefined;
  const { vector, version } = reading;
  const { base, overall } = cvssScores(vector, version);
  const rated = (score: number): string => `${score.toFixed(1)} (${severityOf(score, version)})`;
  return paragraphs([
    `${strong(`CVSS ${version}`)} base score ${rated(base)}${isSameScore(base, overall) ? '' : `, overall score ${rated(overall)}`}`,
    metricsInWords(vector, version)
      .map(({ name, value, written }) => `- ${name}: ${value} ${code(written)}`)
      .join('\n'),
  ]);
}
