/** Every key of the schema is shown by every printer, or listed with the reason why it is not. */
import assert from 'node:assert/strict';
import { parseAdvisory, type AdvisoryDocument } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markedLocations, type MarkedLocation } from '../../support/marked.ts';
import { printers, type Printer } from '../../support/printers.ts';
import { differenceIn } from '../../support/totality.ts';

const { schema } = testEnvironment();
const locations = markedLocations(schema.root);

/** The parsed advisories by text. They are memoized, because most marked values of a section are in the same text. */
const documents = new Map<string, AdvisoryDocument>();

function documentOf(text: string): AdvisoryDocument {
  const document = documents.get(text) ?? parseAdvisory(text, schema);
  documents.set(text, document);
  return document;
}

/** Returns a function that prints the advisory of a text, and memoizes the result. */
function printed({ print }: Printer): (text: string) => Promise<string> {
  const pages = new Map<string, string>();
  return async (text) => {
    const page = pages.get(text) ?? (await print(documentOf(text)));
    pages.set(text, page);
    return page;
  };
}

/** Whether the page shows the value: it contains its marker, or, for values without a marker, it differs for another value. */
async function shows(pageOf: (text: string) => Promise<string>, { marker, text }: MarkedLocation): Promise<boolean> {
  const page = await pageOf(text(false));
  if (marker !== undefined) return page.toLowerCase().includes(marker.toLowerCase());
  return page !== (await pageOf(text(true)));
}

describe('every key of the format', () => {
  it('has a marked place', () => {
    assert.ok(locations.length >= 150, `${locations.length} places`);
    const keys = new Set(locations.map(({ location }) => /^\w+/.exec(location)?.[0]));
    assert.deepEqual(
      [...keys],
      schema.root.keys.map(({ key }) => key),
    );
  });

  for (const printer of printers)
    it(`is shown by the ${printer.name} printer, or is listed with a reason`, async () => {
      const pageOf = printed(printer);
      const hidden: string[] = [];
      for (const one of locations) if (!(await shows(pageOf, one))) hidden.push(one.location);
      const file = printer.name === 'JSON' ? 'json/toJson.ts, or json/rows.ts for a row' : 'sections';
      const advice = `Show it (server/src/core/report/${file}), or list it with the reason in test/support/printers.ts`;
      assert.equal(differenceIn(hidden, Object.keys(printer.leavesOut), advice), '');
      for (const reason of Object.values(printer.leavesOut)) assert.match(reason, /\.$/);
    }).timeout(60_000);
});
