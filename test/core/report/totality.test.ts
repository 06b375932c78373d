/** Every key of the schema is shown by every printer, or listed with the reason why it is not. */
import assert from 'node:assert/strict';
import { parseAdvisory, type AdvisoryDocument } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markedPlaces, type MarkedPlace } from '../../support/marked.ts';
import { printers, type Printer } from '../../support/printers.ts';

const { schema } = testEnvironment();
const places = markedPlaces(schema.root);

/** Advisories by their texts: most places share one with the others of their section. */
const documents = new Map<string, AdvisoryDocument>();

function documentOf(text: string): AdvisoryDocument {
  const document = documents.get(text) ?? parseAdvisory(text, schema);
  documents.set(text, document);
  return document;
}

/** Whether a printer shows the value: the output holds its marker, or where it can have none is another one for another value. */
function shows({ print }: Printer, { marker, text }: MarkedPlace): boolean {
  const page = print(documentOf(text(false)));
  if (marker !== undefined) return page.toLowerCase().includes(marker.toLowerCase());
  return page !== print(documentOf(text(true)));
}

describe('every key of the format', () => {
  it('is among the places that are marked', () => {
    assert.ok(places.length >= 150, `${places.length} places`);
    const keys = new Set(places.map(({ place }) => /^\w+/.exec(place)?.[0]));
    assert.deepEqual(
      [...keys],
      schema.root.keys.map(({ key }) => key),
    );
  });

  for (const printer of printers)
    it(`is shown by the ${printer.name} printer, or is listed with a reason`, () => {
      const hidden = places.filter((place) => !shows(printer, place)).map(({ place }) => place);
      assert.deepEqual(hidden, Object.keys(printer.leavesOut));
      for (const reason of Object.values(printer.leavesOut)) assert.match(reason, /\.$/);
    }).timeout(60_000);
});
