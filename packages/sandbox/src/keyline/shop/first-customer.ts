import type { Organization, Person } from '../../../../keyline/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { BLANK_ORGANIZATION, BLANK_PERSON, type OrganizationAddressRow } from '../customers.ts';
import { create, nextReference } from '../records.ts';

/** The first customer, 4711, with two addresses, which no operation writes, and a person to talk to. */
export function meetFirstCustomer(world: World): void {
  const name = 'Stadtwerke Musterhausen GmbH';
  const { id: organization_id } = create<Organization>(world, 'organizations', {
    ...BLANK_ORGANIZATION,
    ...{
      name,
      reference: 'KD-10233',
      email: 'einkauf@stadtwerke-musterhausen.example',
      preferred_locale: 'de',
    },
    ...{ tax_identifier: 'DE811234567', debitor_identifier: 'D10233' },
  });
  create<Person>(world, 'people', {
    ...BLANK_PERSON,
    ...{ organization_id, salutation: 'Frau', first_name: 'Annika', name: 'Vogel' },
    ...{ email: 'a.vogel@stadtwerke-musterhausen.example', reference: nextReference(world) },
  });
  for (const [addition, street, number] of [
    [null, 'Lindenallee', '17b'],
    ['Lager', 'Am Güterbahnhof', '2'],
  ] as const) {
    create<OrganizationAddressRow>(world, 'addresses', {
      ...{ organization_id, addressee: name, addition, street, number, zip_code: '04109', town: 'Leipzig' },
      ...{ country_code: 'DE', state_or_province: null },
    });
  }
}
