import { QuittanceError } from './quittance-error.ts';

/** An option is missing or wrong; the message names it. */
export class ConfigurationError extends QuittanceError {
  override get name(): 'ConfigurationError' {
    return 'ConfigurationError';
  }
}
