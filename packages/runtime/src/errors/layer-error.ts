import { QuittanceError } from './quittance-error.ts';

/** A layer of the client's own user failed; `cause` says why. */
export class LayerError extends QuittanceError {
  override get name(): 'LayerError' {
    return 'LayerError';
  }
}
