/** Where a sandbox listens. */
export interface ListenOptions {
  /** Default: any that is free. */
  readonly port?: number;
}

/** A sandbox on a port of loopback. */
export interface Listening extends AsyncDisposable {
  /** The `baseUrl` of a client: `http://127.0.0.1:40123/api/v2` */
  readonly url: string;
  /** Where its page is: `http://127.0.0.1:40123/_sandbox` */
  readonly page: string;
  /** Closes every connection. The sandbox itself goes on. */
  close(): Promise<void>;
}
