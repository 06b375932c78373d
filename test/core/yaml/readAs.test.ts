/** How other tools read plain scalars: by the core schema of YAML 1.2.2 (10.3.2) and the type repository of YAML 1.1. */
import assert from 'node:assert/strict';
import { readAs, type OtherReading } from '../../../server/src/core/yaml/quote.ts';

const readings: Readonly<Record<OtherReading, readonly string[]>> = {
  null: ['', '~', 'null', 'Null', 'NULL'],
  boolean: ['true', 'False', 'TRUE', 'yes', 'No', 'on', 'OFF', 'y', 'N'],
  number: [
    ...['0', '7', '42', '-42', '+42', '1_000'],
    ...['0b101', '-0b1_0', '017', '0o17', '0x1F', '0xdead_beef', '+0xA'],
    ...['1.5', '-1.5', '.5', '6.', '1e3', '1.2E-4', '12e+9', '685_230.15'],
    ...['190:20:30', '-1:5', '1:5:59.25', '20:30.15'],
    ...['.inf', '-.INF', '+.Inf', '.nan', '.NaN'],
  ],
  date: ['2026-11-26', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '2001-1-4T1:59:43Z'],
  text: [
    ...['nul', 'nULL', '~~', 'tru', 'tRUE', 'yess', 'ja', 'of', 'Yes, later'],
    ...['0b', '0b12', '0o', '0x', '0xG', '0b1.5', '_1', '1e', 'e3', '1.2.3', '--1', '+', '.', '1,000', '1 000'],
    ...['1:60', '1:5:', ':5', '1:5:61', '.Nan', 'inf', '-.nan'],
    ...['2026-1-2', '2026-11', '2026-11-26T10:00', '26-11-2026', '2026-11-26.', '2026/11/26', 'T1566', 'v1.0'],
  ],
};

describe('a plain scalar', () => {
  for (const [reading, texts] of Object.entries(readings))
    it(`is read as ${reading}: ${texts.slice(0, 4).join(', ')} …`, () => {
      assert.deepEqual(
        texts.map((text) => [text, readAs(text)]),
        texts.map((text) => [text, reading]),
      );
    });
});
