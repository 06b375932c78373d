/** Checks an organisation's logo, which becomes part of the page as a data URI. */
import type { Checked } from './look.ts';

/**
 * Returns the data URI of an image, or the reason why it is not accepted. `base64` is its content; `text` is the same content as text if it
 * is valid UTF-8. The type is determined by content, not by name: PNG, JPEG, WebP, or SVG without scripts, embedded HTML, entities and
 * external URLs. An `img` element runs no SVG scripts and loads nothing, but the logo must also be safe when opened by itself.
 */
export function logoUri(base64: string, text: string | undefined): Checked {
  const type = rasters.find(([pattern]) => pattern.test(base64))?.[1];
  if (type !== undefined) return { text: `data:${type};base64,${base64}` };
  if (text === undefined || !/^\s*</.test(text.replace(/^\ufeff/, '')) || !/<svg[\s/>]/i.test(text))
    return { problem: 'is not an image of type PNG, JPEG, WebP or SVG' };
  const found = active.find(([pattern]) => pattern.test(text))?.[1];
  if (found !== undefined) return { problem: `contains ${found}, which is not allowed in a logo` };
  return { text: `data:image/svg+xml;base64,${base64}` };
}

/**
 * The first bytes of images in base64. Sources: PNG (ISO/IEC 15948), section 5.2; JPEG (ISO/IEC 10918-1), B.1.1; WebP (RFC 9649), section
 * 2.4.
 */
const rasters: readonly (readonly [RegExp, string])[] = [
  [/^iVBORw0KGgo/, 'image/png'],
  [/^\/9j\//, 'image/jpeg'],
  [/^UklGR.{7}RUJQ/, 'image/webp'],
];

const active: readonly (readonly [RegExp, string])[] = [
  [/<(?:[\w-]+:)?script/i, 'a script'],
  [/<(?:[\w-]+:)?foreignObject/i, 'embedded HTML'],
  [/\son[a-z]+\s*=/i, 'a script'],
  [/<!ENTITY/i, 'an entity'],
  [/javascript:/i, 'a script'],
  [/(?:href|src)\s*=\s*(?:["']\s*)?(?:[a-z][a-z\d+.-]*:)?\/\//i, 'an external URL'],
  [/url\(\s*(?:["']\s*)?(?:[a-z][a-z\d+.-]*:)?\/\//i, 'an external URL'],
];
