import { type Context, propagation, type TextMapPropagator } from '@opentelemetry/api';
import { wrongHeader } from '@quittance/runtime/parts';
import { safely } from './safely.ts';

type Headers = Readonly<Record<string, string>>;

// The runtime refuses a call to which a layer adds one of these, so they are left out here.
const WRITTEN_BY_CLIENT = ['authorization', 'content-type'];

/** What a propagator adds to requests. */
export interface HeaderSource {
  /** Notes a header that the client writes for an API, below all layers. */
  reserve(name: string): void;
  /** The context as headers; `sent` are there already and stay. `undefined` when there is nothing to add. */
  headersFor(active: Context, sent: () => Headers): Headers | undefined;
}

/** Asks the given propagator, or the global one; `false`: none. */
export function propagatedHeaders(propagator: TextMapPropagator | false | undefined): HeaderSource {
  const reserved = new Set(WRITTEN_BY_CLIENT);
  const source = propagator ?? propagation;
  return {
    reserve(name) {
      reserved.add(name.toLowerCase());
    },
    headersFor(active, sent) {
      if (source === false) return undefined;
      return safely(() => {
        const given: [string, string][] = [];
        source.inject(active, given, { set: (list, name, value) => list.push([name.toLowerCase(), value]) });
        if (given.length === 0) return undefined;
        const before = sent();
        return Object.fromEntries(
          // `in`: nor is a header called `constructor`.
          given.filter(
            ([name, value]) =>
              !reserved.has(name) &&
              !(name in before) &&
              typeof value === 'string' &&
              !wrongHeader(name, value),
          ),
        );
      });
    },
  };
}
