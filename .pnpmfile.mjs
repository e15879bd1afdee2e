/**
 * The packages that carry the Node binary name their platform in a form that pnpm does not read, so it would install
 * all of them everywhere, 190 MB each.
 */
const readPackage = (manifest) => {
  const [, os, cpu] = /^node-(?:bin-)?(linux|darwin)-(x64|arm64)$/.exec(manifest.name ?? '') ?? [];
  return os ? { ...manifest, os: [os], cpu: [cpu] } : manifest;
};

export const hooks = { readPackage };
