// The vendor's own process: see start-vendor.ts.
import { openVendor, type VendorOptions } from './vendor.ts';

const vendor = await openVendor(JSON.parse(process.argv[2] ?? '{}') as VendorOptions);
process.on('message', (id: number) => process.send?.({ id, ledger: vendor.ledger() }));
// A parent that died must not leave a server behind.
process.on('disconnect', () => process.exit());
process.send?.({ url: vendor.url, merchants: vendor.merchants });
