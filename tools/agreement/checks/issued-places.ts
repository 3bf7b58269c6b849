import type { Body, GeneratedApi } from '../generated-api.ts';
import { placesOf } from '../schemas/places.ts';
import type { Path } from '../values/change-at.ts';

/** A place in a known value that holds a string which the service issued. */
export interface IssuedPlace {
  readonly body: Body;
  readonly value: unknown;
  readonly path: Path;
}

/** Every such place in the requests of an API. */
export function issuedPlaces({ document, reference, requests }: GeneratedApi): IssuedPlace[] {
  return requests.flatMap((body) =>
    [...body.samples, ...body.examples].flatMap(({ value }) =>
      placesOf(document, reference, body.pointer, value)
        .filter(({ schema, value: held }) => schema['x-issued'] === true && typeof held === 'string')
        .map(({ path }) => ({ body, value, path })),
    ),
  );
}
