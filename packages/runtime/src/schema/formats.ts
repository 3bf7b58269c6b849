import type { Format } from './text.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|[+-](\d\d)(?::?(\d\d))?)$/i;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2026-06-04`: a day that exists. */
export const date: Format = { name: 'date', test: isDate };

/** RFC 3339 with `Z` or an offset: `2026-06-04T09:15:00+01:00`. Any number of fraction digits. */
export const dateTime: Format = {
  name: 'date-time',
  test(value) {
    const [day = '', time = '', rest] = value.split(/t|\s/i);
    return rest === undefined && isDate(day) && isTime(time);
  },
};

/** An address of the form `name@host.tld`, without quoting or comments. */
export const email: Format = {
  name: 'email',
  test: (value) =>
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(
      value,
    ),
};

/** An absolute URI: a scheme, then characters that RFC 3986 allows. */
export const uri: Format = {
  name: 'uri',
  test: (value) => /^[a-z][a-z0-9+.-]*:(?!$)/i.test(value) && isUriReference(value),
};

/**
 * A URI or a relative reference. Quotation marks pass, though RFC 3986 has none: JSON Schema's usual validator
 * lets them through here.
 */
export const uriReference: Format = {
  name: 'uri-reference',
  test: (value) => isUriReference(value.replaceAll('"', "'")),
};

/** A UUID of any version, in either case, with hyphens. */
export const uuid: Format = {
  name: 'uuid',
  test: (value) => /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value),
};

function isDate(value: string): boolean {
  const [, year, month, day] = DATE.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (leap ? 29 : (DAYS[month - 1] ?? 0));
}

function isTime(value: string): boolean {
  const parts = TIME.exec(value);
  if (parts === null) return false;
  const [hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (offsetHour > 23 || offsetMinute > 59) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  // A leap second is the last of a day in UTC.
  const sign = /-\d\d(?::?\d\d)?$/.test(value) ? -1 : 1;
  const utcMinutes = (((hour * 60 + minute - sign * (offsetHour * 60 + offsetMinute)) % 1440) + 1440) % 1440;
  return second < 61 && utcMinutes === 23 * 60 + 59;
}

// Brackets stand around an IP address and nowhere else, so that part comes on its own, before all other characters.
const URI_REFERENCE =
  /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?\[(?:[0-9a-f:.]+|v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\](?::\d*)?(?=[/?#]|$))?(?:[a-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*(?:#(?:[a-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*)?$/i;

function isUriReference(value: string): boolean {
  return URI_REFERENCE.test(value);
}
