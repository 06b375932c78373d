/** Splits values that are not separated in the text of a page: `APT31Star BlizzardIRGC`. */
import type { AttackRelease, Catalogue } from '../../catalogue/catalogue.ts';
import type { PageWords } from './words.ts';

/** The maximum length of a name that is looked up, in characters. */
const maxNameLength = 60;

/** Splits names at a capital letter without a space before it. The name of a known actor that contains such a capital is not split (`LockBit`). */
export function splitNames(text: string, catalogue: Catalogue): readonly string[] {
  const borders = [...text.matchAll(/(?<=[\p{Ll}\d)])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu)].map(
    ({ index }) => index,
  );
  borders.push(text.length);
  const names: string[] = [];
  let from = 0;
  for (let next = 0; next < borders.length; next++) {
    let end = borders[next] ?? text.length;
    for (let further = next + 1; further < borders.length; further++) {
      const to = borders[further] ?? text.length;
      if (to - from > maxNameLength) break;
      if (catalogue.actor(text.slice(from, to).trim())) [end, next] = [to, further];
    }
    names.push(text.slice(from, end).trim());
    from = end;
  }
  return names.filter(Boolean);
}

/** The cells of a row in the hunting table. */
export interface HuntingCells {
  readonly hypothesis: string;
  readonly telemetry: string;
  readonly stage: string;
  readonly risk: string;
}

/**
 * Splits text such as `A hypothesis.Its telemetryPersistenceMedium` into cells. The last two are a tactic and a risk, and a hypothesis ends with
 * a full stop, question mark or exclamation mark. Returns undefined for any other text.
 */
export function splitHunt(text: string, words: PageWords, attack: AttackRelease): HuntingCells | undefined {
  const risks = ['low', 'medium', 'high', 'unknown'].map((word) => words.labels[`risk.${word as 'low'}`]);
  const risk = risks.find((word) => text.endsWith(word));
  if (risk === undefined) return undefined;
  const withoutRisk = text.slice(0, text.length - risk.length).trimEnd();
  const stage = attack.tactics
    .map(({ name }) => name)
    .filter((name) => withoutRisk.endsWith(name))
    .sort((a, b) => b.length - a.length)[0];
  if (stage === undefined) return undefined;
  const rest = withoutRisk.slice(0, withoutRisk.length - stage.length).trimEnd();
  const border = [...rest.matchAll(/(?<=[.!?])(?=\p{L})/gu)].map(({ index }) => index).at(-1);
  if (border === undefined) return undefined;
  return { hypothesis: rest.slice(0, border).trim(), telemetry: rest.slice(border).trim(), stage, risk };
}
