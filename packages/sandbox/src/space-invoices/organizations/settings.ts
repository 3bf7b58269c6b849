import type {
  Organization,
  OrganizationSetting,
  OrganizationSettingInput,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { countryNamed } from './countries.ts';

/** Days until an invoice is due, and until which an estimate is valid, where the organization has set nothing. */
const USUAL_DAYS = 30;

/** The value of a setting of an organization (`_data`). */
export function settingOf({ _data = [] }: Organization, name: string): unknown {
  return _data.find((one) => one.name === name)?.value;
}

/** A setting that is a number of days. */
export function daysOf(
  organization: Organization,
  name: 'invoice_dueDays' | 'estimate_validTillDays',
): number {
  const days = Number(settingOf(organization, name) ?? USUAL_DAYS);
  return Number.isInteger(days) && days >= 0 ? days : USUAL_DAYS;
}

/** The currency of an organization: what it has set, else that of its country, else the euro. */
export function currencyOf(organization: Organization): string {
  const set = settingOf(organization, 'currencyId');
  if (typeof set === 'string') return set;
  const country = countryNamed(organization.countryAlpha2Code) ?? countryNamed(organization.country);
  return country?.currency ?? 'EUR';
}

/** A text that documents of a kind carry unless they bring their own: `invoice_note`, or `note` for all kinds. */
export function textOf(organization: Organization, type: string, name: string): string | undefined {
  const set = settingOf(organization, `${type}_${name}`) ?? settingOf(organization, name);
  return typeof set === 'string' ? set : undefined;
}

/** Settings as they are kept: each has an id. */
export function withIds(
  { ids }: World,
  settings: readonly OrganizationSettingInput[] = [],
): OrganizationSetting[] {
  return settings.map((one) => ({ ...one, id: one.id ?? ids.uuid() }));
}

/** The settings with one of them set, or taken away. */
export function withSetting(
  { ids }: World,
  { _data = [] }: Organization,
  name: string,
  value: unknown,
): OrganizationSetting[] {
  const others = _data.filter((one) => one.name !== name);
  return value === undefined ? others : [...others, { id: ids.uuid(), name, value }];
}
