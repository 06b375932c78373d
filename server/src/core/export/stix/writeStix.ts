/** Writes an advisory as a STIX 2.1 bundle with a report. Source: STIX 2.1 (OASIS). */
import type { Writer } from '../exporter.ts';
import { uuidOf } from '../uuid.ts';
import { createBuilder } from './builder.ts';
import { addContent } from './content.ts';
import type { StixObject } from './object.ts';
import { addPublisher, publisherId } from './identities.ts';
import { reportOf } from './report.ts';

/** Writes the bundle. Refuses an advisory without a date, a title, or any content other than the title, because STIX requires all three. */
export const writeStix: Writer = (context) => {
  const { advisory, subject, times } = context;
  if (!times)
    return { refused: 'cannot be exported to STIX, whose objects require a date; add `published` or `analyzed`' };
  if (!advisory.title) return { refused: 'cannot be exported to STIX, whose reports require a name; add `title`' };
  const authors = (advisory.authors?.items ?? []).map(({ value }) => value.trim()).filter(Boolean);
  const publisher = authors[0] === undefined ? undefined : publisherId(authors[0]);
  const builder = createBuilder(context, times, publisher);
  for (const author of authors) addPublisher(builder, author);
  addContent(builder, context, times);
  const content = builder.objects();
  const refs = reportedIds(content, publisher);
  if (refs.length === 0)
    return { refused: 'cannot be exported to STIX, whose reports require content; it has only a title' };
  reportOf(builder, context, times, refs);
  const bundle = {
    type: 'bundle',
    id: `bundle--${uuidOf(`stix bundle ${subject} ${times.modified}`)}`,
    objects: builder.objects(),
  };
  return { files: [{ suffix: '.stix.json', text: `${JSON.stringify(bundle, null, 2)}\n` }] };
};

/**
 * Returns the IDs of the objects that the report refers to: all content except notes or, if there is nothing else, the notes. Marking
 * definitions, the publisher, MITRE's identity, and the extension definition and its creator do not count as content.
 */
function reportedIds(objects: readonly StixObject[], publisher: string | undefined): readonly string[] {
  const definition = objects.find(({ type }) => type === 'extension-definition');
  const apart = new Set([publisher, definition?.id, definition?.['created_by_ref']]);
  const content = objects.filter(({ id, type }) => type !== 'marking-definition' && !apart.has(id));
  const isMitre = ({ type, name }: StixObject): boolean => type === 'identity' && name === 'The MITRE Corporation';
  const reported = content.filter((object) => object.type !== 'note' && !isMitre(object));
  return (reported.length > 0 ? reported : content).map(({ id }) => id);
}
