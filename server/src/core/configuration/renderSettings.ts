/** Reads and merges report settings. */
import { renderFileKeys, type RenderSettings } from '../settings/renderSettings.ts';

const textKeys = [...renderFileKeys, 'publisher', 'header', 'footer', 'language'] as const;

/** Reads the settings under `render` from any JSON value; invalid and empty parts are omitted. Returns undefined if nothing remains. */
export function readRenderSettings(value: unknown): RenderSettings | undefined {
  const given = recordOf(value);
  const texts = textKeys.flatMap((key) => {
    const text = textOf(given[key]);
    return text === undefined ? [] : [[key, text] as const];
  });
  const named = Array.isArray(given['sections']) ? given['sections'] : [given['sections']];
  const sections = named.flatMap((one: unknown) => textOf(one) ?? []);
  const titles = Object.entries(recordOf(given['titles'])).flatMap(([key, title]) => {
    const text = textOf(title);
    return text === undefined ? [] : [[key, text] as const];
  });
  if (texts.length + sections.length + titles.length === 0) return undefined;
  return {
    ...Object.fromEntries(texts),
    ...(sections.length > 0 ? { sections } : {}),
    ...(titles.length > 0 ? { titles: Object.fromEntries(titles) } : {}),
  };
}

/** Merges report settings from two sources. For each key, and for each section under `titles`, the nearer value applies. */
export function mergeRenderSettings(
  far: RenderSettings | undefined,
  near: RenderSettings | undefined,
): RenderSettings | undefined {
  if (!far || !near) return near ?? far;
  const titles = { ...far.titles, ...near.titles };
  return { ...far, ...near, ...(Object.keys(titles).length > 0 ? { titles } : {}) };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
