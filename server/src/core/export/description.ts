/** Describes an indicator in one string, for formats that have no fields for its details. */
import type { Indicator } from '../model/advisory.ts';
import { displayValue } from '../model/vocabularies.ts';
import type { ExportContext, ExportedIndicator } from './exporter.ts';

/** Returns an indicator's details, such as `C2 server; Cobalt Strike; the author's description`, with listed indicators defanged. */
export function indicatorDescription(
  { row }: ExportedIndicator,
  { quiet }: Pick<ExportContext, 'quiet'>,
  further: readonly string[] = [],
): string {
  const { role, malware, description } = row;
  const texts = [role, malware, description].flatMap((text) => text?.value.trim() || []);
  return quiet([...texts, ...further].join('; '));
}

/** Returns an indicator's dates and confidence in words. */
export function furtherFacts({ confidence, firstSeen, lastSeen }: Indicator): readonly string[] {
  return [
    ...(firstSeen ? [`first seen ${firstSeen.value}`] : []),
    ...(lastSeen ? [`last seen ${lastSeen.value}`] : []),
    ...(confidence ? [`${displayValue(confidence.value)} confidence`] : []),
  ];
}
