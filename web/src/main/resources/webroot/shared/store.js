// @ts-check
/**
 * A small store: one frozen state, changes by patch, listeners told once a microtask.
 * @template {object} S
 */
export class Store {
  /** @param {S} initial */
  constructor(initial) {
    this.state = Object.freeze(initial);
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    this.pending = false;
  }

  /** @param {Partial<S>} patch */
  set(patch) {
    this.state = Object.freeze({ ...this.state, ...patch });
    if (this.pending) return;
    this.pending = true;
    queueMicrotask(() => this.tell());
  }

  tell() {
    this.pending = false;
    for (const listener of this.listeners) listener();
  }

  /** @param {() => void} listener @returns {() => void} call it to stop listening */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
