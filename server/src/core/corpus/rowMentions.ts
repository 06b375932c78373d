/** Collects the mentions in an advisory outside prose, such as those in rows. */
import { techniqueMentions } from '../attack/techniques.ts';
import { nameKey } from '../catalogue/names.ts';
import { headOf } from '../attack/actors.ts';
import type { Advisory, Text } from '../model/advisory.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import type { Span } from '../text/text.ts';
import { readCveId } from '../vulnerabilities/cveId.ts';
import { typeIndicators } from '../indicators/index.ts';
import { contentSpan } from './contentSpan.ts';
import { actorKey, objectKey, type IdentitySource } from './identities.ts';
import type { Mention, MentionKind, MentionRole } from './mention.ts';

/**
 * A mention for which the span of the name alone has not been determined yet; the span of `written` may include quotes and additional text.
 */
type Raw = Omit<Mention, 'name' | 'span'> & { readonly written: Text };

/** Returns an advisory's mentions outside prose. */
export function rowMentions(advisory: Advisory, text: string, source: IdentitySource): Mention[] {
  const raw = [
    ...techniques(advisory),
    ...actors(advisory, source),
    ...objects(advisory, source),
    ...vulnerabilities(advisory),
    ...(advisory.tags?.items ?? []).map((written) => rawOf('tag', nameKey(written.value), written, 'row')),
  ];
  const listed = typeIndicators(advisory, text).map(({ type, read, value }) =>
    rawOf('indicator', `${type} ${read.key}`, value, 'row'),
  );
  return [...raw, ...listed]
    .filter(({ key, written }) => key !== '' && !isPlaceholder(written.value))
    .map(({ written, ...rest }) => ({ ...rest, ...named(written, text, rest.kind) }));
}

const rawOf = (kind: MentionKind, key: string, written: Text, role: MentionRole): Raw => ({ kind, key, written, role });

function techniques(advisory: Advisory): Raw[] {
  return techniqueMentions(advisory).map(({ id, written, mapped }) =>
    rawOf('technique', id, written, mapped ? 'row' : 'id'),
  );
}

function actors({ actors: list }: Advisory, source: IdentitySource): Raw[] {
  return (list?.items ?? []).flatMap((entry) => namesOf('actor', actorKey(source, entry), entry));
}

/** Returns the mentions of software and campaigns. Malware can also be mentioned in rows of `indicators`. */
function objects({ malware, tools, campaigns, indicators }: Advisory, source: IdentitySource): Raw[] {
  const software = [...(malware?.items ?? []), ...(tools?.items ?? [])];
  return [
    ...software.flatMap((entry) => namesOf('software', objectKey(source, 'software', entry), entry)),
    ...(campaigns?.items ?? []).flatMap((entry) => namesOf('campaign', objectKey(source, 'campaign', entry), entry)),
    ...(indicators?.items ?? []).flatMap(({ malware: name }) => {
      const key = name && objectKey(source, 'software', { name });
      return name && key !== undefined ? [rawOf('software', key, name, 'name')] : [];
    }),
  ];
}

interface Entry {
  readonly name?: Text;
  readonly attackId?: Text;
  readonly aliases?: readonly Text[];
}

function namesOf(kind: MentionKind, key: string | undefined, { name, attackId, aliases = [] }: Entry): Raw[] {
  if (key === undefined) return [];
  return [
    ...(name ? [rawOf(kind, key, name, 'row')] : []),
    ...(attackId ? [rawOf(kind, key, attackId, name ? 'id' : 'row')] : []),
    ...aliases.map((alias) => rawOf(kind, key, alias, 'name')),
  ];
}

function vulnerabilities({ vulnerabilities: list }: Advisory): Raw[] {
  return (list?.items ?? []).flatMap(({ id }) =>
    id ? [rawOf('vulnerability', readCveId(id.value) ?? id.value.trim().toUpperCase(), id, 'row')] : [],
  );
}

/**
 * Returns the name in a value and the span of that name. For an actor, such as `APT28 (Fancy Bear)`, this is the name before the
 * parentheses.
 */
function named(written: Text, text: string, kind: MentionKind): { name: string; span: Span } {
  const span = contentSpan(written, text);
  const name = written.value.trim();
  const head = kind === 'actor' ? headOf(name) : undefined;
  const isInSource = head !== undefined && text.startsWith(head, span[0]);
  return isInSource ? { name: head, span: [span[0], span[0] + head.length] } : { name, span };
}
