/** A sample of the non-advisory texts of `npm run fuzz`. */
import { createFuzzKinds } from '../../soak/fuzzKinds.ts';
import { createRandom } from '../../soak/random.ts';

describe('a configuration file, catalogue or update', () => {
  const kinds = createFuzzKinds();
  for (const kind of ['configuration', 'catalogue', 'bundle'] as const)
    it(`causes no failure with random content: ${kind}`, async () => {
      for (let index = 0; index < 60; index++)
        await kinds[kind].judge(kinds[kind].text(createRandom(`${kind} ${index}`)));
    });
});
