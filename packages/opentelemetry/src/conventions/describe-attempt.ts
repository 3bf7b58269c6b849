import type { Attributes } from '@opentelemetry/api';
import type { LayerRequest } from '@quittance/runtime';
import { safely } from '../safely.ts';
import * as names from './attributes.ts';

/** An attempt, as its span and the metric show it. */
export interface AttemptDescription {
  /** `{method} {url.template}`, or the method alone. */
  readonly name: string;
  /** What the metric may have, too: few values. */
  readonly common: Attributes;
  readonly span: Attributes;
}

/** Says where an attempt goes. */
export function describeAttempt(
  { api, attempt, operation, url }: LayerRequest,
  showUrl: (url: string) => string,
): AttemptDescription {
  const { hostname, pathname, port, protocol } = new URL(url);
  const template = templateOf(operation, pathname);
  const full = safely(() => showUrl(maskSignatures(url)));
  const common = {
    [names.HTTP_REQUEST_METHOD]: operation.method,
    [names.SERVER_ADDRESS]: hostname.replace(/^\[|\]$/g, ''),
    [names.SERVER_PORT]: port === '' ? defaultPort(protocol) : Number(port),
    ...(template !== undefined && { [names.URL_TEMPLATE]: template }),
  };
  return {
    name: template === undefined ? operation.method : `${operation.method} ${template}`,
    common,
    span: {
      ...common,
      [names.API_ID]: api,
      [names.OPERATION_ID]: operation.id,
      ...(full !== undefined && { [names.URL_FULL]: full }),
      ...(attempt > 1 && { [names.HTTP_REQUEST_RESEND_COUNT]: attempt - 1 }),
    },
  };
}

// What `request()` sends has no template: its path holds values.
const RAW = 'request';

/** The template with the base URL's own path before it: its parameters hold no slash, so it ends the path part by part. */
function templateOf({ id, path }: LayerRequest['operation'], pathname: string): string | undefined {
  if (id === RAW) return undefined;
  const parts = pathname.split('/');
  const own = path.split('/').length - 1;
  return parts.slice(0, Math.max(0, parts.length - own)).join('/') + path;
}

function defaultPort(protocol: string): number {
  return protocol === 'http:' ? 80 : 443;
}

/** The runtime masks what looks secret; the convention names two more, which do not. */
function maskSignatures(url: string): string {
  return url.replace(/([?&](?:AWSAccessKeyId|sig)=)[^&#]*/gi, '$1REDACTED');
}
