/**
 * Ends work from outside, as an `AbortController` does. Every call has one and every attempt another, so the signal,
 * which costs more than all else in here, is only made for those who ask for it.
 */
export class Cancellation {
  #cancelled = false;
  #reason: unknown;
  #waiting: Set<() => void> | undefined;
  #controller: AbortController | undefined;

  get cancelled(): boolean {
    return this.#cancelled;
  }

  get reason(): unknown {
    return this.#reason;
  }

  /** For `fetch` and everybody else who knows only signals. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#cancelled) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** The first reason counts. */
  cancel(reason: unknown): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.#reason = reason;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#controller?.abort(reason);
    for (const run of waiting ?? []) run();
  }

  /** Runs something once it is cancelled, at once if it is; returns how to take that back. */
  onCancel(run: () => void): () => void {
    if (this.#cancelled) {
      run();
      return () => undefined;
    }
    this.#waiting ??= new Set();
    this.#waiting.add(run);
    return () => this.#waiting?.delete(run);
  }

  /** Waits for a promise until this is cancelled, then rejects with the reason. The promise itself goes on. */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const release = this.onCancel(() => reject(this.#reason));
      promise.then(
        (value) => {
          release();
          resolve(value);
        },
        (error: unknown) => {
          release();
          reject(error);
        },
      );
    });
  }
}

/** A cancellation by its shape alone, so that two copies of this package fit together. */
export type CancellationView = Pick<Cancellation, keyof Cancellation>;
