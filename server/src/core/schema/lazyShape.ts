/** A shape that is built on first use, because the definitions in a schema may refer to each other. */

/** A class, because getters in object literals are slow, and a walk through a document reads one for every value. */
export class LazyShape<T extends object> {
  readonly #make: () => T;
  #shape: T | undefined;

  constructor(make: () => T) {
    this.#make = make;
  }

  get shape(): T {
    return (this.#shape ??= this.#make());
  }
}
