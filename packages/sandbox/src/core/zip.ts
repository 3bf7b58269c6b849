/** A file in an archive. */
export interface ZipEntry {
  /** A path with slashes: `records/1.json` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A ZIP archive of files, stored as they are. All of them bear the same time. */
export function zip(entries: readonly ZipEntry[], at: Date): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = new TextEncoder().encode(name);
    const common = [
      ...[short(20), short(UTF8_NAMES), short(STORED), ...dosTime(at)],
      ...[long(crc32(bytes)), long(bytes.length), long(bytes.length), short(path.length), short(0)],
    ];
    const body = joined([long(0x04034b50), ...common, path, bytes]);
    directory.push(
      joined([
        ...[long(0x02014b50), short(20), ...common],
        ...[short(0), short(0), short(0), long(0), long(offset), path],
      ]),
    );
    bodies.push(body);
    offset += body.length;
  }
  const central = joined(directory);
  const end = [
    ...[long(0x06054b50), short(0), short(0), short(entries.length), short(entries.length)],
    ...[long(central.length), long(offset), short(0)],
  ];
  return joined([...bodies, central, ...end]);
}

const UTF8_NAMES = 0x0800;
const STORED = 0;

function short(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

function long(value: number): Uint8Array {
  return joined([short(value & 0xffff), short(value >>> 16)]);
}

function dosTime(at: Date): [Uint8Array, Uint8Array] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [short(time), short(date)];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

const CRC_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
