/**
 * Reads the text on the pages of a PDF that Chromium has printed. Source: PDF 1.7 (ISO 32000-1), 7.3.8 "Stream objects" and 9.10 "Extraction
 * of text content".
 */
import { inflateSync } from 'node:zlib';

/** Returns the text of each page in the order in which it is drawn, without spaces between lines. */
export function pdfPages(pdf: Buffer): readonly string[] {
  const source = pdf.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj/gms)) objects.set(id, body);
  const refs = (text: string, key: string): readonly string[] =>
    [...(new RegExp(`/${key} \\[?([\\d R\\s]+)`).exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
      ([, id = '']) => id,
    );
  const streamOf = (id: string): string => {
    const [, head = '', data = ''] = /^(.*?)stream\n(.*)\nendstream/s.exec(objects.get(id) ?? '') ?? [];
    const bytes = Buffer.from(data, 'latin1');
    return (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  const fontOf = (id: string): ReadonlyMap<number, string> => {
    const known = fonts.get(id) ?? charactersOf(streamOf(refs(objects.get(id) ?? '', 'ToUnicode')[0] ?? ''));
    fonts.set(id, known);
    return known;
  };
  /** Returns the objects of the pages below a node of the page tree. */
  const pagesOf = (id: string): readonly string[] => {
    const body = objects.get(id) ?? '';
    return /\/Type \/Pages\b/.test(body) ? refs(body, 'Kids').flatMap(pagesOf) : [body];
  };
  const [catalog = ''] = [...objects.values()].filter((body) => /\/Type \/Catalog\b/.test(body));
  return refs(catalog, 'Pages')
    .flatMap(pagesOf)
    .map((page) => {
      const named = new Map(
        Array.from(page.matchAll(/\/(F\d+) (\d+) 0 R/g), ([, name = '', id = '']) => [name, fontOf(id)]),
      );
      return refs(page, 'Contents')
        .map((id) => drawn(streamOf(id), named))
        .join('');
    });
}

/** Returns the characters of each glyph, by its number, from the ToUnicode map of a font. */
function charactersOf(map: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const hex = (digits: string): number => parseInt(digits, 16);
  const text = (digits: string): string =>
    String.fromCharCode(...(digits.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
  for (const [, block = ''] of map.matchAll(/beginbfchar\n(.*?)endbfchar/gs))
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) found.set(hex(glyph), text(to));
  for (const [, block = ''] of map.matchAll(/beginbfrange\n(.*?)endbfrange/gs))
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = hex(from); glyph <= hex(to); glyph++)
        found.set(glyph, String.fromCharCode(hex(first) + glyph - hex(from)));
  return found;
}

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  let text = '';
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-F]+)> Tj/g)) {
    if (name !== undefined) font = fonts.get(name);
    for (const glyph of glyphs?.match(/.{4}/g) ?? []) text += font?.get(parseInt(glyph, 16)) ?? '\uFFFD';
  }
  return text;
}
