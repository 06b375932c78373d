/** A strict reader for XML output, which supports only elements, attributes in double quotes, and text. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const tag = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Returns the root element of a document. Throws if it is not well-formed, or contains anything else. */
export function readXml(document: string): XmlElement {
  const start = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(start)) throw new Error('no XML declaration');
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(document))
    throw new Error('a forbidden character');
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ];
  for (let at = start.length; at < document.length;) {
    const top = open.at(-1);
    if (!top) throw new Error('closed too often');
    tag.lastIndex = at;
    const match = tag.exec(document);
    if (!match) {
      const end = document.indexOf('<', at);
      const stop = end < 0 ? document.length : end;
      if (stop === at) throw new Error(`no tag: ${document.slice(at, at + 40)}`);
      top.text += unescaped(document.slice(at, stop));
      at = stop;
      continue;
    }
    const [whole, closing, name = '', list = '', empty] = match;
    at += whole.length;
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const pairs = [...list.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)]);
    const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    top.children.push(element);
    if (!empty) open.push(element);
  }
  const [top, ...unclosed] = open;
  const [root, ...others] = top?.children ?? [];
  if (!root || others.length > 0 || unclosed.length > 0) throw new Error('not one whole root element');
  return root;
}

function unescaped(text: string): string {
  return text.replace(/&(#?\w+;)?/g, (_, name?: string) => {
    const character = entities[name?.slice(0, -1) ?? ''];
    if (character === undefined) throw new Error(`an unknown entity in ${text}`);
    return character;
  });
}
