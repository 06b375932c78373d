/** Parses a Word document independently of how the program writes one. */
import { inflateRawSync } from 'node:zlib';

/** Returns the files of a ZIP archive by name, with the times of their entries. Source: PKWARE, "APPNOTE.TXT", 4.3.7 and 4.3.12. */
export function unzip(archive: Uint8Array): ReadonlyMap<string, { readonly text: string; readonly time: string }> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, { text: string; time: string }>();
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((location) => bytes.readUInt16LE(at + location));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    const text = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString('utf8');
    const times = [at + 14, local + 12, at + 12, local + 10].map((location) => bytes.readUInt16LE(location));
    files.set(name, { text, time: times.join(' ') });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** Returns all text of a Word document, one line for each paragraph: body, headers and footers, properties, targets of links. */
export function wordText(archive: Uint8Array): string {
  return [...unzip(archive)]
    .filter(([name]) =>
      /^(?:word\/(?:document|header\d|footer\d)\.xml|docProps\/core\.xml|word\/_rels\/document)/.test(name),
    )
    .map(([, { text }]) => text)
    .map((xml) =>
      xml
        .replace(/<Relationship [^>]*Target="([^"]*)"[^>]*>/g, '\n$1\n')
        .replace(/<w:(?:br|tab)\/>|<\/w:p>|<\/(?:dc|cp|dcterms):\w+>/g, '\n')
        .replace(/<[^>]*>/g, '')
        .replace(/&(?:#x?([\da-f]+)|(\w+));/gi, (_all, code: string | undefined, name: string) =>
          code === undefined ? (entities[name] ?? '?') : String.fromCodePoint(Number(code)),
        ),
    )
    .join('\n');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Returns the targets of the links of a Word document. */
export const wordTargets = (archive: Uint8Array): string[] =>
  [
    ...(unzip(archive).get('word/_rels/document.xml.rels')?.text ?? '').matchAll(
      /<Relationship [^>]*TargetMode="External"[^>]*>/g,
    ),
  ].map(([tag]) => (/ Target="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&'));
