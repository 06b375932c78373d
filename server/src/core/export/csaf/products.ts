/** Builds the products in the product tree of a CSAF document. Source: CSAF 2.0, section 3.2.2. */
import type { AffectedSystem } from '../../model/advisory.ts';

export interface CsafProduct {
  readonly product_id: string;
  readonly name: string;
  readonly isFixed: boolean;
}

/**
 * Returns a product for the affected versions of each system and, if the row states fixed versions, a second product for the fixed
 * versions. Systems with neither a vendor nor a name are omitted.
 */
export function productsOf(
  systems: readonly AffectedSystem[],
  quiet: (text: string) => string,
): readonly CsafProduct[] {
  const products: CsafProduct[] = [];
  const add = (name: string, isFixed: boolean): void => {
    products.push({
      product_id: `CSAFPID-${String(products.length + 1).padStart(4, '0')}`,
      name: quiet(name),
      isFixed,
    });
  };
  for (const { name, vendor, versions, fixedVersions, platform } of systems) {
    const product = [vendor?.value.trim(), name?.value.trim()].filter(Boolean).join(' ');
    if (product === '') continue;
    const on = platform ? ` (${platform.value.trim()})` : '';
    const all = (texts: AffectedSystem['versions']): string => texts.map(({ value }) => value.trim()).join(', ');
    add([product, all(versions)].filter(Boolean).join(' ') + on, false);
    if (fixedVersions.length > 0) add(`${product} ${all(fixedVersions)}${on}`, true);
  }
  return products;
}
