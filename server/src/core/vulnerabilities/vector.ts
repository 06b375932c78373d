/** Parses CVSS vectors strictly and reports errors in them. */
import { cvssMetrics, cvssVersions, type CvssVersion } from './metrics.ts';

export type VectorReading =
  | {
      readonly valid: true;
      readonly version: CvssVersion;
      /** The vector in the specification's notation. */ readonly vector: string;
    }
  | {
      readonly valid: false;
      /** The reason, as a complete sentence. */
      readonly reason: string;
      /** The incorrect part as written; absent if the reason applies to the whole vector. */
      readonly part?: string;
      /** The intended vector, if only the notation is wrong. */
      readonly meant?: string;
      /** The possible vectors, if the version prefix is missing or unknown. */
      readonly candidates?: readonly string[];
    };

/** Parses a vector. Metrics may be in any order. Parentheses around it are ignored, because 2.0 vectors are often published with them. */
export function readVector(text: string): VectorReading {
  const vector = text.trim();
  const reading = read(/^\((.*)\)$/.exec(vector)?.[1] ?? vector);
  if (reading.valid) return reading;
  const meant = rewritten(vector);
  if (meant !== vector && read(meant).valid) return { ...reading, meant };
  const candidates = ['CVSS:3.1/', 'CVSS:3.0/'].map((prefix) => prefix + meant).filter((one) => read(one).valid);
  return candidates.length > 0 ? { ...reading, candidates } : reading;
}

const prefixed: readonly CvssVersion[] = ['3.0', '3.1', '4.0'];

function read(vector: string): VectorReading {
  const [, named, rest = ''] = /^(?:CVSS:([^/]*)\/)?(.*)$/s.exec(vector) ?? [];
  const version = named === undefined ? '2.0' : prefixed.find((one) => one === named);
  const fail = (reason: string, part?: string): VectorReading => ({
    valid: false,
    reason,
    ...(part === undefined ? {} : { part }),
  });
  if (!version)
    return fail(
      named === '2.0'
        ? 'A CVSS 2.0 vector has no prefix.'
        : `CVSS ${quote(named ?? '')} does not exist. Supported versions: ${cvssVersions.join(', ')}.`,
      `CVSS:${named ?? ''}`,
    );
  if (!/^[A-Za-z]+:[A-Za-z]+(?:\/|$)/.test(rest))
    return fail('This does not have the form of a CVSS vector, such as `CVSS:3.1/AV:N/AC:L/…`.');
  if (named === undefined && /(?:^|\/)(?:PR|UI|S|AT):/.test(rest))
    return fail('The version is missing. A CVSS 3 or 4 vector begins with its version, such as `CVSS:3.1/`.');
  const { base, others } = cvssMetrics[version];
  const seen = new Set<string>();
  for (const part of rest.split('/')) {
    const [name = '', value, more] = part.split(':');
    const allowed = Object.hasOwn(base, name) ? base[name] : Object.hasOwn(others, name) ? others[name] : undefined;
    if (part === '') return fail('There is an extra slash, between two metrics or at the end.');
    if (name === '' || value === undefined || more !== undefined)
      return fail(`${quote(part)} is not a metric with its value, such as \`AV:N\`.`, part);
    if (!allowed) return fail(`CVSS ${version} has no metric ${quote(name)}.`, part);
    if (!allowed.includes(value))
      return fail(`\`${name}\` can't be ${quote(value)}. Allowed: ${allowed.join(', ')}.`, part);
    if (seen.has(name)) return fail(`\`${name}\` is given twice. Remove one of the two.`, part);
    seen.add(name);
  }
  const missing = Object.keys(base).filter((name) => !seen.has(name));
  if (missing.length > 0) return fail(`This CVSS ${version} vector lacks required metrics: ${missing.join(', ')}.`);
  return { valid: true, version, vector };
}

const clip = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text);
const quote = (text: string): string => `"${clip(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' '))}"`;

/**
 * Returns the vector with the specification's capitalisation and without parentheses, spaces or empty parts. Adds the prefix if the text
 * names the version or the metrics determine it.
 */
function rewritten(vector: string): string {
  const bare = vector.replace(/^\(|\)$/g, '').replace(/\s+/g, '');
  const [, named, rest = ''] = /^(?:CVSS(?:v|:|#|v:)?(\d\.\d|2)?[#:/])?(.*)$/i.exec(bare) ?? [];
  const version = cvssVersions.find((one) => one === named) ?? (/(?:^|\/)AT:/i.test(rest) ? '4.0' : '2.0');
  const { base, others } = cvssMetrics[version];
  const all = { ...base, ...others };
  const parts = rest.split('/').filter((part) => part !== '');
  const body = parts.map((part) => {
    const [name = '', value = ''] = part.split(':');
    const right = Object.keys(all).find((one) => one.toUpperCase() === name.toUpperCase());
    const written = (right === undefined ? undefined : all[right])?.find(
      (one) => one.toUpperCase() === value.toUpperCase(),
    );
    return right !== undefined && written !== undefined ? `${right}:${written}` : part.toUpperCase();
  });
  return `${version === '2.0' ? '' : `CVSS:${version}/`}${body.join('/')}`;
}
