/**
 * Adds an organisation's custom sections to a bundle. Each section becomes a note that people can read. An extension in the note contains
 * the structured value, so that importing the bundle restores the section.
 */
import { displayValue } from '../../model/vocabularies.ts';
import type { CustomValue } from '../../model/sections.ts';
import type { ExportContext } from '../exporter.ts';
import { customText } from '../prose.ts';
import { sharedId, type Builder } from './builder.ts';
import type { Properties } from './object.ts';
import { addPublisher } from './identities.ts';

/** The definition of the extension. Source: STIX 2.1 (OASIS), 7.3 "Extension Definition". */
const definition: Properties = {
  name: 'Section of an advisory',
  description: "The key and the content of an organisation's own section of an advisory.",
  schema:
    'A note with this extension has two more properties in it. "section": the key of the section, a string that begins with "x_". "value": its content, which is a string, a list of such values, or an object of such values.',
  version: '1.0',
  extension_types: ['property-extension'],
};
const definitionName = 'advisory section';

/** Adds a note for each key that begins with `x_` and has content. Listed indicators in the note and its extension are defanged. */
export function addCustomSections(builder: Builder, { advisory, quiet }: ExportContext): void {
  const sections = advisory.custom.flatMap(({ name, value }) => {
    const text = customText(value);
    return text === '' ? [] : [{ name, value, text }];
  });
  if (sections.length === 0) return;
  // STIX requires an extension definition to have a creator. All advisories share the definition, so they also share its creator.
  const creator = addPublisher(builder, 'Threat Advisory');
  builder.shared('extension-definition', definitionName, { created_by_ref: creator, ...definition });
  for (const { name, value, text } of sections)
    builder.note(displayValue(name.replace(/^x_/, '')), quiet(text), [], {
      extensions: {
        [sharedId('extension-definition', definitionName)]: {
          extension_type: 'property-extension',
          section: name,
          value: quietValue(value, quiet),
        },
      },
    });
}

function quietValue(value: CustomValue, quiet: (text: string) => string): CustomValue {
  if (typeof value === 'string') return quiet(value);
  if (isList(value)) return value.map((item) => quietValue(item, quiet));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [quiet(key), quietValue(inner, quiet)]));
}

const isList = (value: CustomValue): value is readonly CustomValue[] => Array.isArray(value);
