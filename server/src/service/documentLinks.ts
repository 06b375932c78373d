/** Provides links: to the pages of ATT&CK, CVE and CWE IDs, to rule files, and to URLs in sources, references and detection sections. */
import type { DocumentLink } from 'vscode-languageserver-types';
import {
  pushAll,
  attackReleaseOf,
  createLinkPolicy,
  listedInAdvisory,
  staysInside,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type ScalarNode,
  type SchemaShape,
  type Span,
  type YamlNode,
} from '../core/index.ts';
import { attackIdsIn } from './attackIds.ts';
import { attackUrl } from './attackUrl.ts';
import { toRange } from './convert.ts';
import { itemShapeOf, keyShapeOf, valueKindOf } from './formSteps.ts';
import { contentSpan } from './scalarText.ts';

/** The value formats (`x-value`) of ATT&CK IDs, which are linked to their pages. */
const idValues: ReadonlySet<string> = new Set([
  'technique',
  'technique-id',
  'tactic',
  'actor-id',
  'software-id',
  'campaign-id',
  'data-component-id',
  'mitigation-id',
]);
/** The top-level keys whose URLs become links. */
const addressSections: ReadonlySet<string> = new Set([
  'source',
  'references',
  'detection_availability',
  'detection_rules',
]);

/** The keys in `addressSections` whose rows may be a bare URL. */
const bareSections: ReadonlySet<string> = new Set(['source', 'references']);

/**
 * Returns links in document order, never to an indicator or a defanged address. Links to files are relative to `uri`, the URI of the
 * document, and never point outside its folder.
 */
export function provideDocumentLinks(document: AdvisoryDocument, env: Environment, uri?: string): DocumentLink[] {
  if (!document.root) return [];
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const mayLink = createLinkPolicy(listedInAdvisory(document.advisory));
  const links: DocumentLink[] = [];
  const seen = new Set<ScalarNode>();
  const see = (scalar: ScalarNode, { shape, section, depth }: Location): void => {
    if (seen.has(scalar)) return;
    seen.add(scalar);
    const value = valueKindOf(shape);
    if (value !== undefined && idValues.has(value)) pushAll(links, idLinks(scalar, document, attack, mayLink));
    else if (value === 'cve' || value === 'cwe') pushAll(links, pageLinks(scalar, value, document, mayLink));
    else if (value === 'file') pushAll(links, fileLinks(scalar, document, uri));
    else if (addressSections.has(section) && (value === 'url' || (depth <= 2 && bareSections.has(section))))
      pushAll(links, addressLinks(scalar, document, mayLink));
  };
  visit(document.root, { shape: { mapping: env.schema.root }, section: '', depth: 0 }, document.root.span, see);
  return links;
}

/** The context of a value: its accepted shapes, its section, and its depth in the tree. */
interface Location {
  readonly shape: SchemaShape | undefined;
  readonly section: string;
  readonly depth: number;
}

function visit(
  node: YamlNode,
  location: Location,
  within: Span,
  found: (scalar: ScalarNode, location: Location) => void,
): void {
  const { shape, section, depth } = location;
  // An alias shares the node of its anchor; the only link is at the anchor.
  if (node.span[0] < within[0] || node.span[1] > within[1]) return;
  // Values without a schema contain no IDs.
  if (!shape && depth > 0 && !addressSections.has(section)) return;
  if (node.kind === 'scalar') found(node, location);
  else if (node.kind === 'sequence') {
    const item = { shape: itemShapeOf(shape), section, depth: depth + 1 };
    for (const each of node.items) visit(each, item, node.span, found);
  } else
    for (const { key, value, span } of node.pairs)
      visit(
        value,
        { shape: keyShapeOf(shape, key.value), section: section || key.value, depth: depth + 1 },
        span,
        found,
      );
}

/** Returns a link for the first ID in a value if the catalogue contains that ID. */
function idLinks(
  scalar: ScalarNode,
  document: AdvisoryDocument,
  attack: AttackRelease,
  mayLink: (url: string) => boolean,
): DocumentLink[] {
  const [start, end] = scalar.span;
  const written = attackIdsIn(document.text.slice(start, end), start)[0];
  const object = written && attack.object(written.id);
  const target = object && attackUrl(object.kind, object.id);
  if (!written || !object || target === undefined || !mayLink(target)) return [];
  return [
    {
      range: toRange(written.span, document.lines),
      target,
      tooltip: `${object.id} on the ATT&CK website`,
    },
  ];
}

/**
 * For each kind of ID: a pattern that matches the ID in a value, and a function that returns the URL of its page. Sources: the sites of the
 * CVE Program and MITRE.
 */
const pages = {
  cve: { id: /^CVE-\d{4}-\d{4,19}$/i, url: (id: string) => `https://www.cve.org/CVERecord?id=${id.toUpperCase()}` },
  cwe: {
    id: /^CWE-\d{1,6}$/i,
    url: (id: string) => `https://cwe.mitre.org/data/definitions/${id.replace(/\D/g, '')}.html`,
  },
} as const;

function pageLinks(
  scalar: ScalarNode,
  kind: keyof typeof pages,
  document: AdvisoryDocument,
  mayLink: (url: string) => boolean,
): DocumentLink[] {
  const { id, url } = pages[kind];
  const text = scalar.value.trim();
  if (!id.test(text) || !mayLink(url(text))) return [];
  const target = url(text);
  const tooltip = `${text.toUpperCase()} on the ${kind === 'cve' ? 'CVE' : 'CWE'} website`;
  return [{ range: toRange(contentSpan(scalar, document.text), document.lines), target, tooltip }];
}

/** Returns a link to a file in or below the document's folder. Returns none for other files, or if the document has no folder. */
function fileLinks(scalar: ScalarNode, document: AdvisoryDocument, uri = ''): DocumentLink[] {
  const path = scalar.value.trim();
  const folder = /^[a-z][a-z\d+.-]*:\/.*\//i.exec(uri)?.[0];
  if (folder === undefined || !staysInside(path) || /[\\\u0000-\u001f]/.test(path)) return [];
  const target = folder + path.split('/').map(encodeURIComponent).join('/');
  return [{ range: toRange(contentSpan(scalar, document.text), document.lines), target }];
}

function addressLinks(
  scalar: ScalarNode,
  document: AdvisoryDocument,
  mayLink: (url: string) => boolean,
): DocumentLink[] {
  const target = scalar.value.trim();
  if (!isAddress(target) || !mayLink(target)) return [];
  return [{ range: toRange(contentSpan(scalar, document.text), document.lines), target }];
}

/** Whether a string consists of a single `http` or `https` URL; a defanged URL does not count. */
const isAddress = (text: string): boolean => /^https?:\/\/[^"<>{}|^`]+$/i.test(text);
