/** Every key of the schema is shown by every printer, or listed with the reason why it is not. */
import assert from 'node:assert/strict';
import { parseAdvisory, type AdvisoryDocument } from '../../../server/src/core/index.ts';
import { once } from '../../../server/src/core/util/once.ts';
import { testEnvironment } from '../../support/environment.ts';
import { markedPlaces, type MarkedPlace } from '../../support/marked.ts';
import { printers, type Printer } from '../../support/printers.ts';

const { schema } = testEnvironment();
const places = markedPlaces(schema.root);

/** For each place an advisory with it, and one with another value there. */
const documents = once((): ReadonlyMap<MarkedPlace, readonly AdvisoryDocument[]> => {
  const both = ({ text }: MarkedPlace): AdvisoryDocument[] =>
    [false, true].map((changed) => parseAdvisory(text(changed), schema));
  return new Map(places.map((place) => [place, both(place)]));
});

/** Whether a printer shows the value: the output holds its marker, and is another one for another value. */
function shows({ print }: Printer, place: MarkedPlace): boolean {
  const [page, changed] = documents().get(place)?.map(print) ?? [];
  assert.ok(page !== undefined && changed !== undefined);
  return page !== changed && page.toLowerCase().includes((place.marker ?? '').toLowerCase());
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
    });
});
