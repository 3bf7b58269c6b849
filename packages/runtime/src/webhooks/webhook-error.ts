import { hasName, QuittanceError } from '../errors/quittance-error.ts';

/** A webhook that cannot be used; its message holds neither the secret nor anything of the body. Answer 400. */
export class WebhookError extends QuittanceError {
  override get name(): 'WebhookError' | 'WebhookSignatureError' {
    return 'WebhookError';
  }
}

/** A webhook whose signature is missing or wrong: it may come from anybody. Do nothing, answer 401. */
export class WebhookSignatureError extends WebhookError {
  override get name(): 'WebhookSignatureError' {
    return 'WebhookSignatureError';
  }
}

/** Whether a webhook cannot be used, be it for its signature or for its body. */
export function isWebhookError(error: unknown): error is WebhookError {
  return hasName(error, 'WebhookError') || isWebhookSignatureError(error);
}

/** Whether a webhook's signature is missing or wrong. */
export function isWebhookSignatureError(error: unknown): error is WebhookSignatureError {
  return hasName(error, 'WebhookSignatureError');
}
