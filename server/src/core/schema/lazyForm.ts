/** A shape that is built on first use, because the definitions of a schema may refer to each other. */

/** This is a class because own getters of an object literal are slow, and a walk along the schema reads one for each value. */
export class LazyForm<T extends object> {
  readonly #make: () => T;
  #form: T | undefined;

  constructor(make: () => T) {
    this.#make = make;
  }

  get form(): T {
    return (this.#form ??= this.#make());
  }
}
