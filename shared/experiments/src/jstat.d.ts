/** The part of jstat that is used; the package has no types of its own. */
declare module 'jstat' {
  const jstat: {
    readonly normal: {
      cdf(x: number, mean: number, sd: number): number;
      inv(p: number, mean: number, sd: number): number;
    };
    readonly chisquare: { cdf(x: number, degrees: number): number };
  };
  // biome-ignore lint/style/noDefaultExport: it is what the package has.
  export default jstat;
}
