/** Reads the product tree of a CSAF document. Source: CSAF 2.0, section 3.2.2. */
import { oneLine } from '../indicatorRows.ts';
import { membersOf, objectsOf, textOf, type Members } from '../json.ts';

/** A product, with the vendor, name and version given by its branches in the product tree. */
export interface Product {
  readonly name: string;
  readonly vendor?: string;
  readonly version?: string;
}

/** Branches below this depth are ignored. The CSAF schema allows any depth; real documents have about five levels. */
const maxDepth = 30;

/** Returns the products by their IDs. */
export function readProducts(tree: Members): ReadonlyMap<string, Product> {
  const found = new Map<string, Product>();
  for (const one of objectsOf(tree['full_product_names'])) addProduct(one, {}, found);
  for (const branch of objectsOf(tree['branches'])) readBranch(branch, {}, found, 0);
  for (const one of objectsOf(tree['relationships'])) {
    const [part, whole] = ['product_reference', 'relates_to_product_reference'].map((key) =>
      found.get(textOf(one[key]) ?? ''),
    );
    // Red Hat describes a package as a component of a product. The package is what is affected or fixed, so it is used as the product's version.
    const isPackage = one['category'] === 'default_component_of' && part !== undefined && whole !== undefined;
    addProduct(
      membersOf(one['full_product_name']) ?? {},
      isPackage ? { ...whole, version: [part.name, part.version].filter(Boolean).join(' ') } : {},
      found,
    );
  }
  return found;
}

interface Location {
  readonly vendor?: string;
  readonly name?: string;
  readonly version?: string;
}

function readBranch(branch: Members, location: Location, found: Map<string, Product>, depth: number): void {
  if (depth > maxDepth) return;
  const name = textOf(branch['name']);
  const category = textOf(branch['category']);
  const own: Location =
    name === undefined
      ? location
      : category === 'vendor'
        ? { ...location, vendor: oneLine(name) }
        : category === 'product_name' || (category === 'product_family' && location.name === undefined)
          ? { ...location, name: oneLine(name) }
          : category === 'product_version' || category === 'product_version_range'
            ? { ...location, version: oneLine(name) }
            : location.name === undefined
              ? location
              : // A service pack, a patch level or an architecture is a part of what other documents give as the version.
                { ...location, version: [location.version, oneLine(name)].filter(Boolean).join(' ') };
  const product = membersOf(branch['product']);
  if (product) addProduct(product, own, found);
  for (const inner of objectsOf(branch['branches'])) readBranch(inner, own, found, depth + 1);
}

/** Adds a product with the name given by its branches or, if they give none, with its full name. */
function addProduct(product: Members, { vendor, name, version }: Location, found: Map<string, Product>): void {
  const id = textOf(product['product_id']);
  const whole = textOf(product['name']);
  if (id === undefined || whole === undefined) return;
  const known = name ?? oneLine(whole);
  found.set(id, {
    name: known,
    ...(vendor === undefined ? {} : { vendor }),
    ...(version === undefined || name === undefined ? {} : { version }),
  });
}
