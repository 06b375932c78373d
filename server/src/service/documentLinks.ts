/** Links: ATT&CK's pages of the IDs that an advisory gives, and the addresses of its sources and references. */
import type { DocumentLink } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type Path,
  type ScalarNode,
  type Span,
  type YamlNode,
} from '../core/index.ts';
import { attackIdsIn } from './attackIds.ts';
import { attackUrl } from './attackUrl.ts';
import { toRange } from './convert.ts';
import { contentSpan } from './scalarText.ts';

/** Values in which an ATT&CK ID stands for its object. */
const idValues: ReadonlySet<string> = new Set([
  'technique',
  'technique-id',
  'tactic',
  'actor-id',
  'software-id',
  'campaign-id',
  'data-component-id',
]);
/** Sections whose addresses a reader is meant to open. */
const addressSections: ReadonlySet<string> = new Set([
  'source',
  'references',
  'detection_availability',
  'detection_rules',
]);

/** Links in the order of the document; never to an indicator or a defanged address. */
export function provideDocumentLinks(document: AdvisoryDocument, env: Environment): DocumentLink[] {
  if (!document.root) return [];
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const hostile = new Set(
    (document.advisory.indicators?.items ?? []).map(({ value }) => comparable(value?.value ?? '')),
  );
  const links: DocumentLink[] = [];
  visit(document.root, [], document.root.span, (scalar, path) => {
    const value = valueKind(path, env);
    if (value !== undefined && idValues.has(value)) links.push(...idLinks(scalar, document, attack));
    else if (addressSections.has(String(path[0]))) links.push(...addressLinks(scalar, value, path, document, hostile));
  });
  return links;
}

function visit(node: YamlNode, path: Path, within: Span, found: (scalar: ScalarNode, path: Path) => void): void {
  // An alias shares the node of its anchor, which stands elsewhere and has its link there.
  if (node.span[0] < within[0] || node.span[1] > within[1]) return;
  if (node.kind === 'scalar') found(node, path);
  else if (node.kind === 'sequence')
    node.items.forEach((item, index) => visit(item, [...path, index], node.span, found));
  else for (const pair of node.pairs) visit(pair.value, [...path, pair.key.value], pair.span, found);
}

function valueKind(path: Path, env: Environment): string | undefined {
  const form = env.schema.formAt(path);
  return (form?.text ?? form?.list?.item.text)?.value;
}

/** The first ID of a value, where the catalogue knows it: others have no page. */
function idLinks(scalar: ScalarNode, document: AdvisoryDocument, attack: AttackRelease): DocumentLink[] {
  const [start, end] = scalar.span;
  const written = attackIdsIn(document.text.slice(start, end), start)[0];
  const object = written && attack.object(written.id);
  if (!written || !object) return [];
  return [
    {
      range: toRange(written.span, document.lines),
      target: attackUrl(object.kind, object.id),
      tooltip: `${object.id} on ATT&CK's site`,
    },
  ];
}

function addressLinks(
  scalar: ScalarNode,
  value: string | undefined,
  path: Path,
  document: AdvisoryDocument,
  hostile: ReadonlySet<string>,
): DocumentLink[] {
  const bare = (path[0] === 'source' || path[0] === 'references') && path.length <= 2;
  if (value !== 'url' && !bare) return [];
  const target = scalar.value.trim();
  if (!isAddress(target) || hostile.has(comparable(target)) || hostile.has(hostOf(target))) return [];
  return [{ range: toRange(contentSpan(scalar, document.text), document.lines), target }];
}

/** An `http` or `https` address as it stands: no blanks, no controls, nothing defanged. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s\\"<>[\]{}()|^`]+$/i.test(text) && !/[\u0000-\u001f\u007f]/.test(text);
}

/** An address or host for comparison: refanged, without scheme and last slash, in lower case. */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[[({](\.|dot|:|\/)[\])}]/g, (_match, mark: string) => (mark === 'dot' ? '.' : mark))
    .replace(/^h(?:tt|xx)ps?:\/\//, '')
    .replace(/\/$/, '');
}

function hostOf(address: string): string {
  return comparable(address)
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:\d+$/, '');
}
