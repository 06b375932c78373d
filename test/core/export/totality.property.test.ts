/**
 * Every key of the schema is exported by each format that covers the whole advisory, or listed with the reason why it is not. A format that
 * covers only a part exports exactly the keys that are listed for it.
 */
import assert from 'node:assert/strict';
import { exportableFormats, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { partExports, wholeExports, type WholePrinter } from '../../support/exportPrinters.ts';
import { markedLocations, type MarkedLocation } from '../../support/marked.ts';
import { differenceIn } from '../../support/totality.ts';

const { schema } = testEnvironment();
const locations = markedLocations(schema.root);

/** Whether an export shows the value: it contains its marker, or, for values without a marker, it differs for another value. */
function shows({ print }: Pick<WholePrinter, 'print'>, { marker, text }: MarkedLocation): boolean {
  const page = print(parseAdvisory(text(false), schema));
  if (marker !== undefined) return page.toLowerCase().includes(marker.toLowerCase());
  return page !== print(parseAdvisory(text(true), schema));
}

describe('every key of the format', function () {
  this.timeout(60_000);

  for (const printer of wholeExports)
    it(`is exported to ${printer.name}, or is listed with a reason`, () => {
      const hidden = locations.filter((location) => !shows(printer, location)).map(({ location }) => location);
      const advice =
        'Export it (as text: server/src/core/export/prose.ts), or list it with the reason in test/support/exportPrinters.ts';
      assert.equal(differenceIn(hidden, Object.keys(printer.leavesOut), advice), '');
    });

  for (const printer of partExports)
    it(`is exported to ${printer.name} if it is listed there`, () => {
      const shown = locations.filter((location) => shows(printer, location)).map(({ location }) => location);
      assert.deepEqual(shown, printer.shows);
      assert.match(printer.because, /\.$/);
    });

  it('is tested with every format', () => {
    const names = [...wholeExports, ...partExports].map(({ name }) => name.toLowerCase());
    for (const { id } of exportableFormats()) assert.ok(names.includes(id), id);
  });
});
