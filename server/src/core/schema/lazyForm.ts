/** A form that is made on first use, because the definitions of a schema may refer to each other. */

/** A class, because a getter of an object's own is slow to read, and a walk along the schema reads one for each value. */
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
