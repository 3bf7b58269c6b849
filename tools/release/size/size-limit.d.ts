// Its plugins come without types.

declare module '@size-limit/esbuild' {
  const plugins: ((...given: unknown[]) => unknown)[];
  export default plugins;
}

declare module '@size-limit/file' {
  export { default } from '@size-limit/esbuild';
}
