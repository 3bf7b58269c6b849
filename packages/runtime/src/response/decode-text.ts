const strict = new TextDecoder('utf-8', { fatal: true });

/** A body as text. */
export interface DecodedText {
  readonly text: string;
  /** Bytes that could not be read were replaced. */
  readonly lossy: boolean;
}

/**
 * Decodes a body, a byte order mark taken off. JSON is UTF-8 whatever its `charset` says, and services say wrong things,
 * so UTF-8 comes first; the charset is for what is none.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  try {
    return { text: strict.decode(bytes), lossy: false };
  } catch {
    const charset = /charset="?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
    try {
      if (charset) return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), lossy: false };
    } catch {
      // An unknown charset, or not that one either.
    }
    return { text: new TextDecoder().decode(bytes), lossy: true };
  }
}
