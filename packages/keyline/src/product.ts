// Put in by the build, from package.json as it is then; sources have no version.
declare const __PRODUCT__: string | undefined;

/** This package with its version, for `User-Agent`. */
export const product: string = typeof __PRODUCT__ === 'string' ? __PRODUCT__ : 'quittance-keyline';
