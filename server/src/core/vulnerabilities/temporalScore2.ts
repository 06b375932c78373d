/**
 * Computes CVSS 2.0 temporal scores with integers. With floating-point numbers, 9.0 × 0.95 is slightly less than 8.55 and would be rounded
 * down.
 */

/** The factors, in hundredths. Source: A Complete Guide to CVSS 2.0, 3.2.2 "Temporal Equation". */
const factors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  E: { U: 85, POC: 90, F: 95, H: 100 },
  RL: { OF: 87, TF: 90, W: 95, U: 100 },
  RC: { UC: 90, UR: 95, C: 100 },
};

/**
 * Returns the temporal score of a valid CVSS 2.0 vector with the given base score; undefined if the vector does not define any temporal
 * metric.
 */
export function temporalScore2(vector: string, base: number): number | undefined {
  const found = vector.split('/').flatMap((metric) => {
    const [name = '', value = ''] = metric.split(':');
    return factors[name]?.[value] ?? [];
  });
  if (found.length === 0) return undefined;
  const product = found.reduce((score, factor) => score * factor, Math.round(base * 10));
  return Math.round(product / 100 ** found.length) / 10;
}
